package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.Version;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Whatever of a parser {@link PlainParser} does not do is left to Jackson's own. */
abstract class RefusingParser extends JsonParser {

  RefusingParser() {
    // Without it, the flags that nobody asks for are read from Jackson's factory.
    super(0);
  }

  @Override
  public @Nullable ObjectCodec getCodec() {
    return null;
  }

  @Override
  public void setCodec(ObjectCodec codec) {
    throw new Detour();
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public void close() {}

  @Override
  public boolean isClosed() {
    return false;
  }

  @Override
  public JsonStreamContext getParsingContext() {
    throw new Detour();
  }

  @Override
  @Deprecated
  public JsonLocation getCurrentLocation() {
    throw new Detour();
  }

  @Override
  @Deprecated
  public JsonLocation getTokenLocation() {
    throw new Detour();
  }

  @Override
  public JsonLocation currentLocation() {
    throw new Detour();
  }

  @Override
  public JsonLocation currentTokenLocation() {
    throw new Detour();
  }

  @Override
  public JsonToken nextValue() {
    throw new Detour();
  }

  @Override
  @Deprecated
  public JsonToken getCurrentToken() {
    throw new Detour();
  }

  @Override
  @Deprecated
  public int getCurrentTokenId() {
    throw new Detour();
  }

  @Override
  public int currentTokenId() {
    JsonToken token = currentToken();
    return token == null ? 0 : token.id();
  }

  @Override
  public boolean hasCurrentToken() {
    return currentToken() != null;
  }

  @Override
  public boolean hasTokenId(int id) {
    return currentTokenId() == id;
  }

  @Override
  public boolean hasToken(JsonToken token) {
    return currentToken() == token;
  }

  @Override
  public void clearCurrentToken() {
    throw new Detour();
  }

  @Override
  public JsonToken getLastClearedToken() {
    throw new Detour();
  }

  @Override
  @Deprecated
  public void overrideCurrentName(String name) {
    throw new Detour();
  }

  @Override
  @Deprecated
  public String getCurrentName() {
    throw new Detour();
  }

  @Override
  public char[] getTextCharacters() {
    throw new Detour();
  }

  @Override
  public int getTextOffset() {
    throw new Detour();
  }

  @Override
  public boolean hasTextCharacters() {
    return false;
  }

  @Override
  public NumberType getNumberType() {
    throw new Detour();
  }

  @Override
  public BigInteger getBigIntegerValue() throws IOException {
    throw new Detour();
  }

  @Override
  public float getFloatValue() throws IOException {
    throw new Detour();
  }

  @Override
  public BigDecimal getDecimalValue() throws IOException {
    throw new Detour();
  }

  @Override
  public byte[] getBinaryValue(Base64Variant variant) throws IOException {
    throw new Detour();
  }

  @Override
  public String getValueAsString(@Nullable String otherwise) throws IOException {
    throw new Detour();
  }

  @Override
  public int getValueAsInt(int otherwise) {
    throw new Detour();
  }

  @Override
  public long getValueAsLong(long otherwise) {
    throw new Detour();
  }

  @Override
  public double getValueAsDouble() {
    throw new Detour();
  }

  @Override
  public double getValueAsDouble(double otherwise) {
    throw new Detour();
  }

  @Override
  public boolean getValueAsBoolean() {
    throw new Detour();
  }

  @Override
  public boolean getValueAsBoolean(boolean otherwise) {
    throw new Detour();
  }

  @Override
  public String getValueAsString() {
    throw new Detour();
  }
}
