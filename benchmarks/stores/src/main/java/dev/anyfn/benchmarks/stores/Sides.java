package dev.anyfn.benchmarks.stores;

import dev.anyfn.runtime.JsonValues;
import dev.anyfn.runtime.Stores;
import dev.anyfn.state.spi.ValueCodec;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens both sides of a comparison, by what the environment variables of the process say. */
final class Sides {

  /** Name of the bucket and of the table. */
  static final String NAME = "items";

  /** Where AnyFn finds the bucket. */
  static final String BUCKET = "FN_BUCKET_ITEMS";

  /** Where AnyFn finds the table. */
  static final String TABLE = "FN_TABLE_ITEMS";

  /** Where the program by hand finds the same: a path, a URL or a name. */
  static final String RAW = "BENCHMARK_RAW";

  private Sides() {}

  static Workload portable(Map<String, String> settings, ValueCodec codec, Class<?> type) {
    ProcessEnvironment environment = new ProcessEnvironment(settings);
    Stores stores = new Stores(environment, Sides.class.getClassLoader(), codec, null);
    return settings.containsKey(BUCKET)
        ? new PortableBucket(stores.bucket(NAME), type)
        : new PortableTable(stores.table(NAME), type);
  }

  static Workload byHand(
      Product product, Map<String, String> settings, ValueCodec codec, Class<?> type)
      throws Exception {
    String raw = required(settings.get(RAW));
    return switch (product) {
      case FILES, FILES_IN_MEMORY -> new RawFiles(Path.of(raw), codec, type);
      case SQLITE, H2, POSTGRES -> new RawJdbc(raw, codec, type);
      case DYNAMODB -> new RawDynamoDb(raw, settings, codec, type);
      case S3 -> new RawS3(raw, settings, codec, type);
      case GCS ->
          new RawGcs(
              required(settings.get("STORAGE_EMULATOR_HOST")), raw, new JsonValues(), codec, type);
      case FIRESTORE ->
          new RawFirestore(
              "http://" + settings.get("FIRESTORE_EMULATOR_HOST"),
              raw,
              new JsonValues(),
              codec,
              type);
    };
  }

  private static String required(@Nullable String setting) {
    if (setting == null) {
      throw new IllegalStateException("a setting is missing");
    }
    return setting;
  }
}
