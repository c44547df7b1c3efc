package dev.treering.runtime.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A real kube-apiserver over a real etcd, on loopback and a directory of its own, and the controllers that a test asks for. Built by
 * {@code runtime-adapter/real-apiserver/build}, which the profile {@code real-apiserver} runs; where it was not, the test is skipped and
 * says so.
 */
public final class ControlPlane implements AutoCloseable {

    static final String TOKEN = "the-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path binaries;
    private final Path directory;
    private final URI url;
    private final List<Program> programs = new ArrayList<>();

    private ControlPlane(Path binaries, Path directory) {
        this.binaries = binaries;
        this.directory = directory;
        URI etcd = URI.create("http://127.0.0.1:" + freePort());
        this.url = URI.create("https://127.0.0.1:" + freePort());
        start(
                "etcd",
                "--data-dir=etcd",
                "--unsafe-no-fsync",
                "--listen-client-urls=" + etcd,
                "--advertise-client-urls=" + etcd,
                "--listen-peer-urls=http://127.0.0.1:" + freePort());
        write("tokens.csv", TOKEN + ",tests,tests,system:masters\n");
        write("sa.key", newPrivateKey());
        start(
                "kube-apiserver",
                "--etcd-servers=" + etcd,
                "--bind-address=127.0.0.1",
                "--secure-port=" + url.getPort(),
                "--cert-dir=certs",
                "--token-auth-file=tokens.csv",
                "--authorization-mode=RBAC",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-signing-key-file=sa.key",
                "--service-account-key-file=sa.key",
                "--disable-admission-plugins=ServiceAccount", // its controller may not run
                "--feature-gates=IPv6DualStack=true", // off in this version
                "--service-cluster-ip-range=10.0.0.0/24");
    }

    /** Skips the test where there is none. */
    public static ControlPlane startOrSkip(Path directory) {
        Path binaries = binaries();
        assumeTrue(
                Files.isExecutable(binaries.resolve("kube-apiserver")) && Files.isExecutable(binaries.resolve("etcd")),
                "skipped: there is no real control plane in " + binaries
                        + "; runtime-adapter/real-apiserver/build makes one where Debian's archive can be reached");
        var plane = new ControlPlane(binaries, directory);
        try {
            plane.awaitReady();
            return plane;
        } catch (RuntimeException | Error e) {
            plane.close();
            throw e;
        }
    }

    private static Path binaries() {
        String cache = System.getenv()
                .getOrDefault(
                        "XDG_CACHE_HOME",
                        Path.of(System.getProperty("user.home"), ".cache").toString());
        return Path.of(cache, "treering", "control-plane", "bin");
    }

    /** Also runs the real controllers of workloads, the garbage collector and the scheduler. */
    public void startControllers() {
        write("kubeconfig", """
                apiVersion: v1
                kind: Config
                current-context: it
                contexts: [{name: it, context: {cluster: it, user: it}}]
                clusters: [{name: it, cluster: {server: "%s", certificate-authority: certs/apiserver.crt}}]
                users: [{name: it, user: {token: %s}}]
                """.formatted(url, TOKEN));
        start(
                "kube-controller-manager",
                "--kubeconfig=kubeconfig",
                "--leader-elect=false",
                "--controllers=deployment,replicaset,job,garbagecollector,namespace,podgc,disruption",
                "--port=0",
                "--secure-port=0");
        start("kube-scheduler", "--kubeconfig=kubeconfig", "--leader-elect=false", "--port=0", "--secure-port=0");
    }

    URI url() {
        return url;
    }

    /** For a client that may do everything. */
    public Config config() {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(url.toString())
                .withCaCertFile(directory.resolve("certs/apiserver.crt").toString())
                .withOauthToken(TOKEN)
                .withWatchReconnectInterval(50)
                .build();
    }

    /** A client that trusts the certificate which the server has made for itself. */
    HttpClient http() {
        try (var pem = Files.newInputStream(directory.resolve("certs/apiserver.crt"))) {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("certificate-" + trusted.size(), certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return HttpClient.newBuilder().sslContext(tls).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            programs.forEach(Program::mustRun);
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the API server is not ready after " + PATIENCE);
            }
            pause();
        }
    }

    private boolean isReady() {
        if (!Files.exists(directory.resolve("certs/apiserver.crt"))) {
            return false;
        }
        var request = HttpRequest.newBuilder(url.resolve("/readyz"))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        try (var http = http()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // it does not listen yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void start(String program, String... arguments) {
        programs.add(Program.start(binaries.resolve(program), directory, List.of(arguments)));
    }

    private void write(String file, String content) {
        try {
            Files.writeString(directory.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String newPrivateKey() {
        try {
            var keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            byte[] key = keys.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        programs.reversed().forEach(Program::close);
    }
}
