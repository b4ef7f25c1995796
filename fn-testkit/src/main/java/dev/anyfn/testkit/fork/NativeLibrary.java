package dev.anyfn.testkit.fork;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The native part of AWS's runtime client. By default each process unpacks it to the same file in
 * /tmp, and processes that start together crash on each other's half-written copy (7 of 30 did). So
 * each fork has its own copy and gets its path.
 */
final class NativeLibrary {

  static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private NativeLibrary() {}

  static Path unpack(Path clientJar, Path directory) {
    String entry = entry(System.getProperty("os.name"), System.getProperty("os.arch"), isMusl());
    Path target = directory.resolve("libaws-lambda-jni.so");
    try (ZipFile jar = new ZipFile(clientJar.toFile())) {
      ZipEntry library = jar.getEntry(entry);
      if (library == null) {
        throw new ForkException("AWS's Lambda runtime client has no " + entry);
      }
      try (InputStream content = jar.getInputStream(library)) {
        Files.copy(content, target);
      }
    } catch (IOException e) {
      throw new ForkException("Could not unpack " + entry + " of " + clientJar, e);
    }
    return target;
  }

  static String entry(String os, String arch, boolean musl) {
    if (!os.equals("Linux")) {
      throw new ForkException("AWS's Lambda runtime client runs on Linux only, this is " + os);
    }
    String machine =
        switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "aarch_64";
          default -> throw new ForkException("AWS's Lambda runtime client does not run on " + arch);
        };
    return "jni/libaws-lambda-jni.linux" + (musl ? "_musl-" : "-") + machine + ".so";
  }

  /** Alpine's loader has this name. */
  private static boolean isMusl() {
    return Files.exists(Path.of("/lib/ld-musl-x86_64.so.1"))
        || Files.exists(Path.of("/lib/ld-musl-aarch64.so.1"));
  }
}
