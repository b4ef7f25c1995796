package dev.anyfn.runtime.event;

import dev.anyfn.Headers;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.CloudEventUtils;
import io.cloudevents.core.data.BytesCloudEventData;
import io.cloudevents.core.message.impl.BaseGenericBinaryMessageReaderImpl;
import java.util.function.BiConsumer;

/** The SDK's reader of binary mode, which neither unquotes nor decodes: right for plain values. */
final class SdkReader {

  private SdkReader() {}

  static CloudEvent read(Headers headers, byte[] body) {
    SpecVersion version = SpecVersion.parse(headers.first("ce-specversion").orElseThrow());
    var reader =
        new BaseGenericBinaryMessageReaderImpl<String, String>(
            version, body.length == 0 ? null : BytesCloudEventData.wrap(body)) {
          @Override
          protected boolean isContentTypeHeader(String name) {
            return name.equalsIgnoreCase("content-type");
          }

          @Override
          protected boolean isCloudEventsHeader(String name) {
            return name.startsWith("ce-");
          }

          @Override
          protected String toCloudEventsKey(String name) {
            return name.substring(3);
          }

          @Override
          protected void forEachHeader(BiConsumer<String, String> action) {
            headers.forEach(action);
          }

          @Override
          protected String toCloudEventsValue(String value) {
            return value;
          }
        };
    return CloudEventUtils.toEvent(reader);
  }
}
