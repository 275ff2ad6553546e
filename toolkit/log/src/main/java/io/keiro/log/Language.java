package io.keiro.log;

/** The languages in which Keiro speaks to people. Code, column names and ids are English in both. */
public enum Language {
    EN,
    JA
}
