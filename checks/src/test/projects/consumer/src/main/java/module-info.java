module com.example.hello {
  requires dev.anyfn;

  exports com.example.hello;

  provides dev.anyfn.Function with
      com.example.hello.Hello;
}
