package io.batchdesk.launcher;

/** The password of the first user, if this start makes one. */
record FirstPassword(String password, boolean madeUp) {

  static FirstPassword of(Settings settings) {
    return settings
        .adminPassword()
        .map(chosen -> new FirstPassword(chosen, false))
        .orElseGet(() -> new FirstPassword(MadeUpPassword.next(), true));
  }

  String signInLine() {
    return madeUp
        ? "Sign in as admin with the password  %s   (shown only now; you choose your own at first sign-in)"
            .formatted(password)
        : "Sign in as admin with the password from BATCHDESK_ADMIN_PASSWORD";
  }
}
