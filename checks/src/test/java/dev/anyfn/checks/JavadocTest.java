package dev.anyfn.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Comments on what is public. The compiler's own check (doclint, group "missing") would ask for
 * those that repeat the comment of a record, too.
 */
class JavadocTest {

  /** The part of all comments that may begin with a question word; it only goes down. */
  private static final double MOST_QUESTIONS = 0.03;

  private static List<Comments> comments(List<Path> files) throws IOException {
    List<Comments> read = new ArrayList<>();
    Sources.parse(
        files,
        new Sources.Reader() {
          @Override
          public void read(CompilationUnitTree unit, DocTrees trees) {
            Comments comments = new Comments(unit, trees);
            comments.scan(unit, null);
            read.add(comments);
          }
        });
    return read;
  }

  @Test
  void allThatIsPublicIsDocumented() throws IOException {
    assertThat(comments(Sources.files())).flatMap(Comments::missing).isEmpty();
  }

  @Test
  void noCommentOfTheContractBeginsWithAQuestionWord() throws IOException {
    List<Path> contract =
        Sources.files().stream().filter(file -> file.toString().contains("/fn-api/")).toList();
    assertThat(contract).isNotEmpty();
    assertThat(comments(contract)).flatMap(Comments::questions).isEmpty();
  }

  @Test
  void fewCommentsBeginWithAQuestionWord() throws IOException {
    List<Comments> all = comments(Sources.files());
    int questions = all.stream().mapToInt(unit -> unit.questions().size()).sum();
    int comments = all.stream().mapToInt(Comments::count).sum();
    assertThat(questions / (double) comments)
        .as(questions + " of " + comments)
        .isLessThan(MOST_QUESTIONS);
  }

  /** The check itself, on sources that are wrong on purpose. */
  @Nested
  class Finds {

    @TempDir Path folder;

    private List<String> missing(String source) throws IOException {
      Path file = Files.writeString(folder.resolve("A.java"), source);
      return comments(List.of(file)).get(0).missing().stream()
          .map(line -> line.substring(line.indexOf(": ") + 2))
          .toList();
    }

    @Test
    void typesAndMembersWithoutAComment() throws IOException {
      assertThat(
              missing(
                  """
                  public class A {
                    public static final int ONE = 1, TWO = 2;
                    protected A(int size) {}
                    public void run() {}
                    public enum E { X }
                    public interface I { void call(); }
                    public @interface N { int value(); }
                  }
                  """))
          .containsExactly(
              "A",
              "A.ONE",
              "A.TWO",
              "A.A",
              "A.run",
              "A.E",
              "A.E.X",
              "A.I",
              "A.I.call",
              "A.N",
              "A.N.value");
    }

    @Test
    void parametersAndResultsWithoutATag() throws IOException {
      assertThat(
              missing(
                  """
                  /** A. */
                  public class A<X> {
                    /** Runs.
                     * @param b second */
                    public <T> int run(int a, int b) throws java.io.IOException { return 1; }
                    /** R.
                     * @param x x */
                    public record R(int x, int y) {}
                  }
                  """))
          .containsExactly(
              "A @param <X>",
              "A.run @param <T>",
              "A.run @param a",
              "A.run @return",
              "A.run @throws IOException",
              "A.R @param y");
    }

    @Test
    void nothingInWhatIsCompleteOrHidden() throws IOException {
      assertThat(
              missing(
                  """
                  /** A.
                   * @param <X> x */
                  public class A<X> {
                    public A() {}
                    /** Runs.
                     * @param <T> t
                     * @param a first
                     * @return 1
                     * @throws java.io.IOException never */
                    public <T> int run(int a) throws java.io.IOException { return 1; }
                    /** {@return one} */
                    public int one() { return 1; }
                    @Override public String toString() { return ""; }
                    int hidden(int a) { return a; }
                    private static class B { public int all(int a) { return a; } }
                    /** R.
                     * @param x x */
                    public record R(int x) { public R {} }
                  }
                  class C { public int all(int a) { return a; } }
                  """))
          .isEmpty();
    }

    @Test
    void commentsThatBeginWithAQuestionWord() throws IOException {
      Path file =
          Files.writeString(
              folder.resolve("A.java"),
              """
              /** Whether it is. */
              class A {
                /** Wherever. */
                int a;
                /** What it is. */
                int b() { return 1; }
                // Who knows?
                int c;
              }
              """);
      Comments comments = comments(List.of(file)).get(0);
      assertThat(comments.questions()).hasSize(2);
      assertThat(comments.count()).isEqualTo(3);
    }
  }
}
