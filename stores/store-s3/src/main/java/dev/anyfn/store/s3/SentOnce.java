package dev.anyfn.store.s3;

import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Gives every write a body, an empty one if it has none. Without one the JDK's HttpURLConnection
 * sends a request a second time by itself when no answer comes, and says nothing: a conditional
 * delete would then be refused because of its own success. What has a body of known length it sends
 * once.
 */
final class SentOnce implements ExecutionInterceptor {

  @Override
  public Optional<RequestBody> modifyHttpContent(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    SdkHttpMethod method = context.httpRequest().method();
    boolean read = method == SdkHttpMethod.GET || method == SdkHttpMethod.HEAD;
    return read || context.requestBody().isPresent()
        ? context.requestBody()
        : Optional.of(RequestBody.empty());
  }
}
