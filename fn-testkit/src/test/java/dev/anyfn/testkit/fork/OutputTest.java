package dev.anyfn.testkit.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutputTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final PipedOutputStream process = new PipedOutputStream();
  private final Output output = new Output();

  @BeforeEach
  void open() throws IOException {
    output.read(OutputLine.Source.STDOUT, new PipedInputStream(process), "reader");
  }

  private void write(String text) throws IOException {
    process.write(text.getBytes(StandardCharsets.UTF_8));
    process.flush();
  }

  @Test
  void aLineIsSeenBeforeItsEnd() throws IOException {
    write("half");
    assertThat(output.await(line -> line.startsWith("ha"), LONG).text()).isEqualTo("half");
  }

  @Test
  void aWholeLineIsSeenWhenItsEndHasCome() throws IOException {
    write("half");
    output.await("half"::equals, LONG);
    CompletableFuture<OutputLine> whole =
        CompletableFuture.supplyAsync(
            () -> output.awaitWhole(line -> line.startsWith("ha"), LONG),
            task -> new Thread(task).start());
    assertThat(whole).isNotDone();
    write(" and half\n");
    assertThat(whole.join().text()).isEqualTo("half and half");
  }

  @Test
  void theLastLineIsWholeWhenTheProcessHasEnded() throws IOException {
    write("last words");
    process.close();
    assertThat(output.awaitWhole(line -> true, LONG).text()).isEqualTo("last words");
    assertThatThrownBy(() -> output.awaitWhole("more"::equals, LONG))
        .isInstanceOf(ForkException.class)
        .hasMessageContaining("closed its output")
        .hasMessageContaining("last words");
  }
}
