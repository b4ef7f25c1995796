package dev.anyfn.testkit.sim;

import dev.anyfn.Function;
import dev.anyfn.runtime.Instance;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** Reads all that an instance holds. Used by the worker that runs its calls. */
record StateReader(GuestProcess process, Sandbox sandbox) {

  InstanceState read() {
    Map<InstanceState.Place, HeldValue> values = new LinkedHashMap<>();
    ValueReader reader = new ValueReader(process.loader(), process.host());
    statics(reader, values);
    functions(reader, values);
    settings(values);
    files(values);
    return new InstanceState(values);
  }

  private void statics(ValueReader reader, Map<InstanceState.Place, HeldValue> values) {
    for (Class<?> type : process.loader().defined()) {
      if (!process.loader().isReadable(type)) {
        continue;
      }
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())
            && !field.isSynthetic()
            && !field.isEnumConstant()
            && field.trySetAccessible()) {
          values.put(
              place(StateChange.Kind.STATIC_FIELD, type.getName() + '.' + field.getName()),
              reader.read(reader.get(field, null)));
        }
      }
    }
  }

  private static InstanceState.Place place(StateChange.Kind kind, String name) {
    return new InstanceState.Place(kind, name.replace('$', '.'));
  }

  private void functions(ValueReader reader, Map<InstanceState.Place, HeldValue> values) {
    Instance instance = process.instance();
    if (instance == null) {
      return;
    }
    for (Function<?, ?> function : instance.functions()) {
      HeldValue object = reader.read(function);
      String name = function.getClass().getName();
      object
          .fields()
          .forEach(
              (field, value) ->
                  values.put(place(StateChange.Kind.FIELD, name + '.' + field), value));
    }
  }

  private void settings(Map<InstanceState.Place, HeldValue> values) {
    process
        .host()
        .settings()
        .forEach(
            (name, value) -> {
              InstanceState.Place place =
                  switch (name) {
                    case "locale" -> new InstanceState.Place(StateChange.Kind.LOCALE, "");
                    case "zone" -> new InstanceState.Place(StateChange.Kind.TIME_ZONE, "");
                    default ->
                        new InstanceState.Place(
                            StateChange.Kind.SYSTEM_PROPERTY, name.substring("property ".length()));
                  };
              values.put(place, HeldValue.leaf("String", value));
            });
  }

  private void files(Map<InstanceState.Place, HeldValue> values) {
    if (sandbox.temporaryFiles().isEmpty()) {
      return;
    }
    Path root = sandbox.temporaryDirectory();
    for (Path file : sandbox.temporaryFiles()) {
      String name = "/tmp/" + root.relativize(file);
      values.put(
          new InstanceState.Place(StateChange.Kind.FILE, name),
          HeldValue.leaf("file", content(file)));
    }
  }

  private static String content(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      CRC32 sum = new CRC32();
      sum.update(bytes);
      return bytes.length + " bytes #" + Long.toHexString(sum.getValue());
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
