package com.example.pipeline;

import dev.anyfn.FunctionException;

/** What a file may be called: its name goes into keys and answers. */
final class FileName {

  private FileName() {}

  static String checked(String name) {
    if (name == null || name.length() > 200 || !name.matches("[A-Za-z0-9][A-Za-z0-9._/-]*")) {
      throw FunctionException.invalidInput(
          "file must name a file of the inbox: letters, digits, points, hyphens and slashes");
    }
    return name;
  }
}
