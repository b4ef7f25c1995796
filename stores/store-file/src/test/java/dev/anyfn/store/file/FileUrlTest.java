package dev.anyfn.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileUrlTest {

  @ParameterizedTest
  @CsvSource({
    "file:///data/orders, /data/orders",
    "file:/data/orders, /data/orders",
    "file://localhost/data/orders, /data/orders",
    "FILE:///data/orders, /data/orders",
    "file:///data/orders/, /data/orders",
    "file:///data/my%20orders, /data/my orders",
    "file:///data/50%25, /data/50%",
    "file:///data/%C3%A4, /data/ä",
    "file:///data/../other, /other"
  })
  void pathsAreThoseOfUrls(String url, String path) {
    assertThat(FileUrl.directory(url)).isEqualTo(Path.of(path));
  }

  @Test
  void withoutSlashItIsBelowTheWorkingDirectory() {
    assertThat(FileUrl.directory("file:data/orders"))
        .isEqualTo(Path.of("data", "orders").toAbsolutePath());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:",
        "file://",
        "file://data/orders",
        "file:///data?x",
        "file:///data#x",
        "file:///100%",
        "file:///%zz",
        "file:///%00"
      })
  void whatIsNoPathIsRefusedWithAnExample(String url) {
    assertThatThrownBy(() -> FileUrl.directory(url))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("file:///data/orders")
        .extracting(e -> ((StoreException) e).error())
        .isEqualTo(StoreError.INVALID_INPUT);
  }
}
