package dev.anyfn.testkit.event;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;

/** Reads events as AWS's client reads them for a handler of AWS's own event classes. */
final class AwsReader {

  private AwsReader() {}

  static <T> T read(byte[] event, Class<T> type) {
    PojoSerializer<T> serializer =
        LambdaEventSerializers.serializerFor(type, AwsReader.class.getClassLoader());
    return serializer.fromJson(new ByteArrayInputStream(event));
  }
}
