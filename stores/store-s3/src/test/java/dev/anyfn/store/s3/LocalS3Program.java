package dev.anyfn.store.s3;

/** LocalS3, which has no main class, in a process that has it on its class path. */
final class LocalS3Program {

  private LocalS3Program() {}

  public static void main(String[] args) throws Exception {
    Class<?> type = Class.forName("com.robothy.s3.rest.LocalS3");
    Object builder = type.getMethod("builder").invoke(null);
    builder.getClass().getMethod("port", int.class).invoke(builder, Integer.parseInt(args[0]));
    Object server = builder.getClass().getMethod("build").invoke(builder);
    type.getMethod("start").invoke(server);
    Thread.currentThread().join();
  }
}
