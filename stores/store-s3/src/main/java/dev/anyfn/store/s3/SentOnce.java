package dev.anyfn.store.s3;

import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Gives every write a body of known length, an empty one if it has none. Without one the JDK's
 * HttpURLConnection sends a request a second time by itself when no answer comes, and says nothing:
 * a conditional delete would then be refused because of its own success.
 */
final class SentOnce implements ExecutionInterceptor {

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    return hasBody(context)
        ? context.httpRequest()
        : context.httpRequest().toBuilder().putHeader("Content-Length", "0").build();
  }

  @Override
  public Optional<RequestBody> modifyHttpContent(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    return hasBody(context) ? context.requestBody() : Optional.of(RequestBody.empty());
  }

  private static boolean hasBody(Context.ModifyHttpRequest context) {
    SdkHttpMethod method = context.httpRequest().method();
    boolean read = method == SdkHttpMethod.GET || method == SdkHttpMethod.HEAD;
    return read || context.requestBody().isPresent();
  }
}
