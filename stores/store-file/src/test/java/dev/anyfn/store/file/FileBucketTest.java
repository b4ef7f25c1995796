package dev.anyfn.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.Body;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Condition;
import dev.anyfn.state.Entry;
import dev.anyfn.state.Listing;
import dev.anyfn.state.ObjectReader;
import dev.anyfn.state.PutOptions;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.ObjectWrite;
import dev.anyfn.testkit.FakeEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBucketTest {

  @TempDir Path directory;

  private Bucket bucket() {
    return FakeEnvironment.create().setting("FN_BUCKET_FILES", url()).bucket("files");
  }

  private String url() {
    return "file:" + directory;
  }

  private List<Path> files(String below) throws IOException {
    try (Stream<Path> tree = Files.walk(directory.resolve(below))) {
      return tree.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void anOpenReaderKeepsWhatItHasOpened() throws IOException {
    Bucket bucket = bucket();
    bucket.put("a", "first");
    try (ObjectReader replaced = bucket.open("a").orElseThrow()) {
      bucket.put("a", "other, and longer");
      try (ObjectReader deleted = bucket.open("a").orElseThrow()) {
        bucket.delete("a");
        assertThat(replaced.bytes()).asString().isEqualTo("first");
        assertThat(deleted.bytes()).asString().isEqualTo("other, and longer");
      }
    }
    assertThat(bucket.head("a")).isEmpty();
  }

  @Test
  void foldersGoWithTheirLastObject() throws IOException {
    Bucket bucket = bucket();
    bucket.put("a/b/c", "x");
    bucket.put("a/d", "x");
    bucket.delete("a/b/c");
    assertThat(directory.resolve("a/b")).doesNotExist();
    assertThat(directory.resolve("a")).exists();
    bucket.delete("a/d");
    assertThat(directory.resolve("a")).doesNotExist();
    assertThat(directory).exists();
  }

  @Test
  void filesOfOthersAreNoObjects() throws IOException {
    Bucket bucket = bucket();
    bucket.put("a", "x");
    Files.writeString(directory.resolve("README"), "hands off");
    Files.writeString(directory.resolve("notes"), "a file where a folder could be");
    Files.createDirectory(directory.resolve("lost+found"));
    assertThat(bucket.list(Listing.all()).map(Entry::key)).containsExactly("a");
  }

  @Test
  void anotherSpellingOfTheDirectoryIsTheSameBucket() throws IOException {
    Path link = directory.resolveSibling(directory.getFileName() + "-link");
    Files.createSymbolicLink(link, directory);
    try {
      bucket().put("a", "x");
      Bucket linked =
          FakeEnvironment.create().setting("FN_BUCKET_FILES", "file:" + link).bucket("files");
      assertThat(linked.get("a", String.class).orElseThrow().value()).isEqualTo("x");
    } finally {
      Files.delete(link);
    }
  }

  @Nested
  class Listed {

    private static final Duration DIFFERENCE = Duration.ofMillis(200);

    private Entry.Found only(Bucket bucket) {
      return (Entry.Found) bucket.list(Listing.all()).toList().get(0);
    }

    @Test
    void theSizeIsTheBodysAlsoWhereTheHeaderIsLong() {
      Bucket bucket = bucket();
      for (int length : List.of(0, 100, 150, 151, 160, 170, 180, 181, 190, 200, 2000 - 1)) {
        bucket.put("a", "0123456789", PutOptions.none().metadata("x", "v".repeat(length)));
        assertThat(only(bucket).size()).as("with %s bytes", length).isEqualTo(10);
        assertThat(bucket.head("a").orElseThrow().metadata().get("x")).hasSize(length);
        assertThat(bucket.get("a", String.class).orElseThrow().value()).isEqualTo("0123456789");
      }
      bucket.put("a", "short again");
      assertThat(only(bucket).size()).isEqualTo(11);
      bucket.delete("a");
      assertThat(bucket.list(Listing.all())).isEmpty();
    }

    @Test
    void theTimeIsTheObjectsAlsoWhereItIsNotTheFileSystems() {
      Instant past = Instant.parse("2001-02-03T04:05:06.007Z");
      FileBucketDriver driver =
          new FileBucketDriver(directory, RealContext.at(Clock.fixed(past, ZoneOffset.UTC)));
      Bucket bucket = bucket();
      bucket.put("a", "x");
      assertThat(
              Duration.between(
                      only(bucket).modifiedAt(), bucket.head("a").orElseThrow().modifiedAt())
                  .abs())
          .isLessThan(DIFFERENCE);
      assertThat(driver.copy("a", write("a"))).isNotNull();
      assertThat(only(bucket).modifiedAt()).isEqualTo(past);
      assertThat(bucket.head("a").orElseThrow().modifiedAt()).isEqualTo(past);
    }

    private ObjectWrite write(String key) {
      return new ObjectWrite(key, Body.of("x"), "text/plain", Map.of(), Condition.none(), "nonce");
    }

    @Test
    void aFileWithoutAHeaderIsNoEmptyObject() throws IOException {
      Bucket bucket = bucket().prime();
      Files.writeString(directory.resolve("a~"), "too short for a header");
      assertThatThrownBy(() -> bucket.list(Listing.all()).toList())
          .satisfies(e -> isError(e, StoreError.INTERNAL))
          .hasMessageContaining("at a~");
    }
  }

  @Nested
  class Damaged {

    @Test
    void aFileThatWasCutOffIsNotServedAsAShortObject() throws IOException {
      Bucket bucket = bucket();
      bucket.put("a", "0123456789");
      Path file = directory.resolve("a~");
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
      assertThatThrownBy(() -> bucket.get("a")).satisfies(e -> isError(e, StoreError.INTERNAL));
      bucket.put("a", "whole again");
      assertThat(bucket.get("a", String.class).orElseThrow().value()).isEqualTo("whole again");
    }

    @Test
    void aFileOfAnotherProgramIsNotServed() throws IOException {
      Bucket bucket = bucket().prime();
      Files.writeString(directory.resolve("a~"), "not one of ours, and long enough for a header");
      assertThatThrownBy(() -> bucket.get("a")).satisfies(e -> isError(e, StoreError.INTERNAL));
    }
  }

  @Nested
  class Leftover {

    private Path leftover(Duration age) throws IOException {
      Path file = directory.resolve(".anyfn/writing/leftover-" + age.toMinutes());
      Files.writeString(file, "half of an object");
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
      return file;
    }

    @Test
    void filesAreNeitherSeenNorKeptForEver() throws IOException {
      bucket().prime();
      Path old = leftover(Duration.ofMinutes(90));
      Path recent = leftover(Duration.ofMinutes(30));
      Bucket bucket = bucket();
      bucket.put("a", "x");
      assertThat(bucket.list(Listing.all()).map(Entry::key)).containsExactly("a");
      assertThat(old).doesNotExist();
      assertThat(recent).exists();
    }

    @Test
    void filesAreNotMadeByWritesThatFail() throws IOException {
      Bucket bucket = bucket();
      bucket.put("a", "before");
      InputStream broken =
          new InputStream() {
            private int left = 200_000;

            @Override
            public int read() throws IOException {
              if (left-- <= 0) {
                throw new IOException("broken");
              }
              return 'x';
            }
          };
      assertThatThrownBy(() -> bucket.put("a", Body.of(broken))).hasRootCauseMessage("broken");
      assertThat(bucket.get("a", String.class).orElseThrow().value()).isEqualTo("before");
      assertThat(files(".anyfn/writing")).isEmpty();
    }
  }

  @Nested
  class Refused {

    @Test
    void whereTheRootIsAFileItSaysSo() throws IOException {
      Path file = Files.writeString(directory.resolve("file"), "x");
      Bucket bucket =
          FakeEnvironment.create().setting("FN_BUCKET_FILES", "file:" + file).bucket("files");
      assertThatThrownBy(() -> bucket.put("a", "x"))
          .satisfies(e -> isError(e, StoreError.UNAVAILABLE));
    }

    @Test
    void anInterruptedThreadHasWrittenNothingAndMayTryAgain() {
      Bucket bucket = bucket();
      bucket.put("a", "before");
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> bucket.put("a", "after"))
          .satisfies(e -> isError(e, StoreError.UNAVAILABLE));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(bucket.get("a", String.class).orElseThrow().value()).isEqualTo("before");
      bucket.put("a", "after");
      assertThat(bucket.get("a", String.class).orElseThrow().value()).isEqualTo("after");
    }
  }

  private static void isError(Throwable e, StoreError error) {
    assertThat(e).isInstanceOf(StoreException.class);
    assertThat(((StoreException) e).error()).isEqualTo(error);
  }
}
