package com.example.orders;

/** That an order is paid. */
public record Receipt(String order, String payment, long cents, String currency) {}
