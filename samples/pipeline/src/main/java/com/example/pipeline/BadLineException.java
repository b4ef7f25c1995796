package com.example.pipeline;

/** Why a line cannot be taken, in words for whoever wrote it. */
final class BadLineException extends Exception {

  private static final long serialVersionUID = 1L;

  BadLineException(String reason) {
    super(reason);
  }
}
