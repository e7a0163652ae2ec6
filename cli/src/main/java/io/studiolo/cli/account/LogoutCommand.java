package io.studiolo.cli.account;

import io.studiolo.cli.client.ApiCall;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.client.CredentialFile;
import io.studiolo.cli.failure.CliException;
import io.studiolo.cli.invocation.Invocation;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Forgets a sign-in and revokes its token. */
@Command(name = "logout", description = "Forget the token kept for a server, and revoke it.")
public final class LogoutCommand implements Runnable {
    private final Invocation invocation;

    public LogoutCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void run() {
        URI url = invocation.url();
        CredentialFile file = new CredentialFile(invocation.environment().credentialsFile());
        Optional<CredentialFile.Entry> entry = file.find(url);
        if (entry.isEmpty()) {
            invocation.console().note("You were not signed in to " + url);
            return;
        }
        file.remove(url);
        invocation.console().note("Signed out of " + url);
        revoke(entry.get());
    }

    private void revoke(CredentialFile.Entry entry) {
        if (entry.tokenId().isEmpty()) {
            return;
        }
        try {
            invocation.apiWith(Optional.of(entry.token())).send(ApiCall.delete(ApiPath.of("tokens", entry.tokenId())));
        } catch (CliException e) {
            invocation.console().note("The token is forgotten here but could not be revoked: " + e.sentence());
        }
    }
}
