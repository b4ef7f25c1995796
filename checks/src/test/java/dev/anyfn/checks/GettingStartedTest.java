package dev.anyfn.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types docs/getting-started.md into an empty folder: its files and its commands, in its order. */
class GettingStartedTest {

  /**
   * A fenced block; it is a file if the line before it begins with a path and ends with a colon.
   */
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:^`([^`]+)`[^\\n]*:\\n\\n)?^```(\\w+)\\n(.*?)^```$",
          Pattern.MULTILINE | Pattern.DOTALL);

  private static final Path DOCUMENT = Path.of("..", "docs", "getting-started.md");

  @TempDir private Path directory;

  @Test
  void leadsFromAnEmptyFolderToOneJarOnThreeRuntimes() throws Exception {
    String port = freePort();
    StringBuilder output = new StringBuilder();
    Matcher block = BLOCK.matcher(Files.readString(DOCUMENT));
    try (Project project = Project.empty(directory)) {
      while (block.find()) {
        String text = block.group(3);
        if (block.group(1) != null) {
          project.write(block.group(1), text);
        } else if (block.group(2).equals("sh")) {
          output.append(project.type(text.replace("8080", port), Map.of("PORT", port)));
        } else if (block.group(2).equals("text")) {
          assertThat(output).as("what the commands print").contains(text.strip());
        }
      }
    }
    assertThat(output)
        .contains("Running com.example.HelloTest", "Running com.example.HelloIT")
        .contains("BUILD SUCCESS")
        .doesNotContain("[ERROR]");
  }

  private static String freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    }
  }
}
