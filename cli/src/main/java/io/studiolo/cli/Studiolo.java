package io.studiolo.cli;

final class Studiolo {
    private Studiolo() {}

    public static void main(String[] args) {
        System.out.println("studiolo");
    }
}
