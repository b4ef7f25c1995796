package dev.anyfn.store.file;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Classifies exceptions of the file system. */
final class FileErrors {

  private FileErrors() {}

  /** Before anything was changed. */
  static StoreException nothingDone(IOException e) {
    if (e instanceof ClosedByInterruptException || e instanceof FileLockInterruptionException) {
      return new StoreException(StoreError.UNAVAILABLE, "the thread was interrupted", e);
    }
    String reason = reason(e);
    if (e instanceof AccessDeniedException || reason.contains("Read-only file system")) {
      return new StoreException(
          StoreError.PERMISSION_DENIED, "the file system refuses: " + reason, e);
    }
    if (reason.contains("name too long")) {
      return new StoreException(
          StoreError.INVALID_INPUT,
          "the path of the key's file is too long: the bucket's directory needs a shorter one",
          e);
    }
    return new StoreException(StoreError.UNAVAILABLE, "the file system fails: " + reason, e);
  }

  /** After the change was made, and before it was known to be on the disk. */
  static StoreException outcomeUnknown(IOException e) {
    return new StoreException(
        StoreError.OUTCOME_UNKNOWN,
        "the file system fails after the change, before it is safe: " + reason(e),
        e);
  }

  static StoreException damaged(String what) {
    return new StoreException(StoreError.INTERNAL, "the object's file is damaged: " + what);
  }

  /** Leaves out the path, which follows from the key and may be long. */
  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
