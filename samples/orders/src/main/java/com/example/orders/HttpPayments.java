package com.example.orders;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A payment service that takes a form, knows the header {@code Idempotency-Key}, and gives an id.
 */
record HttpPayments(URI service) implements Payments {

  private static final int TIMEOUT_MS = 10_000;

  @Override
  public String charge(String key, long cents, String currency) {
    byte[] form = ("cents=" + cents + "&currency=" + currency).getBytes(StandardCharsets.UTF_8);
    try {
      HttpURLConnection request = (HttpURLConnection) service.toURL().openConnection();
      request.setConnectTimeout(TIMEOUT_MS);
      request.setReadTimeout(TIMEOUT_MS);
      request.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
      request.setRequestProperty("Idempotency-Key", key);
      request.setDoOutput(true);
      request.setFixedLengthStreamingMode(form.length);
      request.getOutputStream().write(form);
      return answer(request);
    } catch (IOException e) {
      throw FunctionException.unavailable("Payments cannot be reached", e);
    }
  }

  private static String answer(HttpURLConnection request) throws IOException {
    int status = request.getResponseCode();
    if (status == 402) {
      throw new FunctionException(ErrorCode.CONFLICT, "The payment was declined");
    }
    if (status == 429 || status >= 500) {
      throw FunctionException.unavailable("Payments answer " + status, null);
    }
    if (status != 200) {
      throw new IllegalStateException("Payments answer " + status);
    }
    try (InputStream id = request.getInputStream()) {
      return new String(id.readNBytes(200), StandardCharsets.UTF_8).strip();
    }
  }
}
