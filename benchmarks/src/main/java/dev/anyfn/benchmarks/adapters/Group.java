package dev.anyfn.benchmarks.adapters;

import dev.anyfn.benchmarks.ArchivedSubject;
import dev.anyfn.benchmarks.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Subjects that do the same on the same platform with the same flags.
 *
 * @param label what is common to them, which no other group has
 * @param subjects the bare equivalent first
 */
record Group(String label, List<? extends Subject> subjects) {

  String baseline() {
    return subjects.get(0).name();
  }

  boolean has(String name) {
    return subjects.stream().anyMatch(subject -> subject.name().equals(name));
  }

  /** The same with an archive of classes each. */
  Group archived(Path directory) {
    List<Subject> archived = new ArrayList<>();
    for (Subject subject : subjects) {
      String file = (label + " " + archived.size()).replaceAll("[^A-Za-z0-9]+", "-");
      archived.add(
          new ArchivedSubject(subject, subject.name() + " + archive", directory.resolve(file)));
    }
    return new Group(label + " + archive", archived);
  }
}
