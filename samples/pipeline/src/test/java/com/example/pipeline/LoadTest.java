package com.example.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.state.Body;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTest {

  private static final String HEADER = "id,date,region,product,quantity,amount\n";
  private static final String[] REGIONS = {
    "Berlin", "Brandenburg", "Sachsen", "Dublin", "Cork", "Galway"
  };

  private final Shop shop = new Shop();

  @Test
  void takesWhatIsGoodInRealFilesAndSaysOfEachOtherLineWhyNot() throws IOException {
    shop.upload("sales-berlin.csv", Body.of(Path.of("data", "sales-berlin.csv")));
    shop.upload("sales-dublin.csv", Body.of(Path.of("data", "sales-dublin.csv")));

    Summary berlin = Shop.run(shop.load(), "sales-berlin.csv");
    Summary dublin = Shop.run(shop.load(), "sales-dublin.csv");

    assertEquals(List.of(174L, 9L, 4L), counts(berlin));
    assertEquals(List.of(146L, 8L, 2L), counts(dublin));
    assertEquals(
        List.of(
            "13 amount is not like 1234.50 or 1234,50",
            "26 date is neither like 2026-11-30 nor like 30.11.2026",
            "41 quantity is no whole number other than zero",
            "59 6 fields, and the header has 7",
            "79 region is empty"),
        rejects("sales-berlin.csv").subList(0, 5));
    assertEquals(
        List.of(
            "18 date is neither like 2026-11-30 nor like 30.11.2026",
            "34 a quote is not closed",
            "49 no such region",
            "67 text behind a closing quote"),
        rejects("sales-dublin.csv").subList(0, 4));
    assertTrue(rejects("sales-dublin.csv").get(7).endsWith(" longer than 4000 characters"));
  }

  @Test
  void readsAByteOrderMarkQuotesBothDatesAndBothDecimals() {
    shop.upload(
        "a.csv",
        "\ufeffAMOUNT;id;quantity;product;date;region;note\r\n"
            + "12,5;1;2;\"Desk; \"\"large\"\"\";30.11.2026;Berlin;\r\n"
            + "7.50;2;-1;Lamp;2026-11-30;Berlin;\"\"");
    Summary summary = Shop.run(shop.load(), "a.csv");
    assertEquals(
        Map.of("Berlin", new Summary.Total(2, new BigDecimal("20.00"))), summary.regions());
    Sale desk = shop.sales().get(Sale.key("Berlin/2026-11-30/1"), Sale.class).orElseThrow().value();
    assertEquals("Desk; \"large\"", desk.product());
    assertEquals(new BigDecimal("12.50"), desk.amount());
  }

  @Test
  void loadingAgainChangesNothing() throws IOException {
    shop.upload("a.csv", Body.of(Path.of("data", "sales-berlin.csv")));
    Summary first = Shop.run(shop.load(), "a.csv");
    Map<String, String> state = shop.state(REGIONS);
    assertEquals(first, Shop.run(shop.load(), "a.csv"));
    assertEquals(state, shop.state(REGIONS));
    assertTrue(state.size() > 2 * first.accepted(), state.keySet()::toString);
  }

  @Test
  void aReplacedFileIsAsIfTheOldOneHadNeverBeen() throws IOException {
    shop.upload("a.csv", Body.of(Path.of("data", "sales-dublin.csv")));
    Shop.run(shop.load(), "a.csv");
    shop.upload("a.csv", Body.of(Path.of("data", "corrected", "sales-dublin.csv")));
    Shop.run(shop.load(), "a.csv");

    Shop other = new Shop();
    other.upload("a.csv", Body.of(Path.of("data", "corrected", "sales-dublin.csv")));
    Shop.run(other.load(), "a.csv");
    assertEquals(other.state(REGIONS), shop.state(REGIONS));
  }

  @Test
  void aSaleThatAnotherFileHasIsARejectAndStaysOne() {
    shop.upload("a.csv", HEADER + "1,2026-11-30,Cork,Lamp,1,5.00\n");
    shop.upload("b.csv", HEADER + "1,2026-11-30,Cork,Lamp,1,9.00\n2,2026-11-30,Cork,Lamp,1,9.00");
    Shop.run(shop.load(), "a.csv");
    assertEquals(List.of(1L, 1L, 0L), counts(Shop.run(shop.load(), "b.csv")));
    assertEquals(List.of("2 the same sale is in line 2 of a.csv"), rejects("b.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "id,date\n", "\"id,date,region,product,quantity,amount"})
  void aFileWithoutTheColumnsIsRefusedAndNothingIsWritten(String content) {
    shop.upload("a.csv", content);
    assertEquals(ErrorCode.INVALID_INPUT, refusal("a.csv").code());
    assertEquals(Map.of(), shop.state());
  }

  @Test
  void aFileThatIsNotThereIsNotFoundAndANameThatIsNoneIsRefused() {
    assertEquals(ErrorCode.NOT_FOUND, refusal("a.csv").code());
    assertEquals(ErrorCode.INVALID_INPUT, refusal("../a.csv").code());
    assertEquals(ErrorCode.INVALID_INPUT, refusal(null).code());
  }

  private FunctionException refusal(String file) {
    return assertThrows(FunctionException.class, () -> Shop.run(shop.load(), file));
  }

  private static List<Long> counts(Summary summary) {
    return List.of(summary.accepted(), summary.rejected(), summary.blank());
  }

  /** Line and reason of each. */
  private List<String> rejects(String file) {
    String csv = shop.outbox().get(Load.rejects(file), String.class).orElseThrow().value();
    return csv.lines()
        .skip(1)
        .map(line -> line.replaceFirst(",\"", " ").replaceFirst("\",\".*", ""))
        .toList();
  }
}
