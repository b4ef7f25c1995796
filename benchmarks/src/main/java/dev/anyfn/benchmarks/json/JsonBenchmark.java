package dev.anyfn.benchmarks.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.anyfn.runtime.json.JsonBinding;
import dev.anyfn.runtime.json.JsonLimits;
import dev.anyfn.runtime.json.StreamingCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** An order of 1, of 20 and of 20,000 lines, read and written by each of the three. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JsonBenchmark {

  /** How many lines the order has: about 250 bytes, 1.2 KB, and 1 MB. */
  @Param({"1", "20", "20000"})
  public int lines;

  private final JsonBinding ours = new StreamingCodec(JsonLimits.DEFAULT).bind(Order.class);
  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();
  private final ObjectReader reader = mapper.readerFor(Order.class);
  private final ObjectWriter writer = mapper.writerFor(Order.class);
  private Order order = Order.of(1);
  private byte[] json = {};

  /**
   * Makes the document, and makes sure that all agree about it.
   *
   * @throws IOException never
   */
  @Setup
  public void prepare() throws IOException {
    order = Order.of(lines);
    json = mapper.writeValueAsBytes(order);
    require(order.equals(readOurs()) && order.equals(readDataBinding()) && order.equals(readJr()));
    require(writeOurs() == json.length && writeDataBinding() == json.length);
  }

  private static void require(boolean agreed) {
    if (!agreed) {
      throw new IllegalStateException("The libraries do not agree about the document");
    }
  }

  /**
   * The codec of plain types.
   *
   * @return the order
   */
  @Benchmark
  public @Nullable Object readOurs() {
    return ours.read(json);
  }

  /**
   * Jackson's data binding.
   *
   * @return the order
   * @throws IOException never
   */
  @Benchmark
  public Object readDataBinding() throws IOException {
    return reader.readValue(json);
  }

  /**
   * Jackson jr.
   *
   * @return the order
   * @throws IOException never
   */
  @Benchmark
  public Object readJr() throws IOException {
    return JSON.std.beanFrom(Order.class, json);
  }

  /**
   * The codec of plain types.
   *
   * @return how many bytes were written
   * @throws IOException never
   */
  @Benchmark
  public int writeOurs() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    ours.write(order, out);
    return out.size();
  }

  /**
   * Jackson's data binding.
   *
   * @return how many bytes were written
   * @throws IOException never
   */
  @Benchmark
  public int writeDataBinding() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    writer.writeValue(out, order);
    return out.size();
  }

  /**
   * Jackson jr.
   *
   * @return how many bytes were written
   * @throws IOException never
   */
  @Benchmark
  public int writeJr() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    JSON.std.write(order, out);
    return out.size();
  }

  /**
   * Runs all of it in forks of the JVM at hand and prints a table.
   *
   * @param arguments a regular expression for the methods to run; none, or {@code all}, for all
   * @param out where the table goes
   * @throws RunnerException if a fork fails
   */
  public static void run(List<String> arguments, PrintStream out) throws RunnerException {
    boolean all = arguments.isEmpty() || arguments.get(0).equals("all");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(JsonBenchmark.class.getName() + (all ? "" : "." + arguments.get(0)))
            .forks(2)
            .warmupIterations(4)
            .warmupTime(TimeValue.milliseconds(700))
            .measurementIterations(5)
            .measurementTime(TimeValue.milliseconds(700))
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT);
    Collection<RunResult> results = new Runner(options.build()).run();
    out.println("| lines | what | us/op | ± | bytes/op |\n| --- | --- | --- | --- | --- |");
    for (RunResult result : results) {
      out.printf(
          "| %s | %s | %.2f | %.2f | %.0f |%n",
          result.getParams().getParam("lines"),
          result.getPrimaryResult().getLabel(),
          result.getPrimaryResult().getScore(),
          result.getPrimaryResult().getScoreError(),
          Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
              .getScore());
    }
  }
}
