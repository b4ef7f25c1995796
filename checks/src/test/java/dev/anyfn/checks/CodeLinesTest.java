   @Test
  void noFileIsLongerThanAReaderCanKeepInMind() throws IOException {
    Map<String, Integer> tooLong = new TreeMap<>();
      if (lines > MOST) {
        tooLong.put(Sources.ROOT.relativize(file).toString(), lines);
