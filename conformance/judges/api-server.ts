import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { build } from '../binaries/cache';
import { etcdRecipe, kubernetesRecipe } from '../binaries/recipe';
import type { OpenApi } from '../kubeconform/json-schema';
import { type Host, hostOf, makeRoot, type RootFolder, sandboxCommand } from './sandbox';

const TOKEN = 'conformance';
const PATIENCE_SECONDS = 120;

/** Whoever asks may do everything; nothing but the object itself decides. */
const SERVE = `
"$ETCD" --data-dir "$DATA/etcd" --unsafe-no-fsync >"$DATA/etcd.log" 2>&1 &
exec "$APISERVER" --etcd-servers=http://127.0.0.1:2379 --cert-dir="$DATA/certs" \\
  --authorization-mode=AlwaysAllow --token-auth-file="$DATA/tokens.csv" \\
  --disable-admission-plugins=ServiceAccount --advertise-address=192.0.2.10 \\
  --service-account-issuer=https://kubernetes.default.svc \\
  --service-account-key-file="$DATA/sa.key" --service-account-signing-key-file="$DATA/sa.key" \\
  --service-cluster-ip-range="$RANGES" >"$DATA/apiserver.log" 2>&1`;

/** How a client on the same host reaches it. */
export const KUBECONFIG = `apiVersion: v1
kind: Config
clusters: [{name: it, cluster: {server: "https://127.0.0.1:6443", insecure-skip-tls-verify: true}}]
users: [{name: me, user: {token: ${TOKEN}}}]
contexts: [{name: here, context: {cluster: it, user: me}}]
current-context: here
`;

export interface ApiAnswer {
  readonly status: number;
  readonly body: { readonly message?: string; readonly metadata?: { readonly name?: string } };
}

/** A kube-apiserver and its etcd in namespaces of their own, until `stop` or the process ends. */
export class ApiServer {
  private readonly folder: RootFolder = makeRoot();
  private readonly process: ChildProcess;
  private readonly onExit = () => this.process.kill('SIGKILL');

  constructor(minor: number, serviceRanges: string) {
    this.writeCredentials();
    const { program, args } = sandboxCommand(['sh', '-ec', SERVE]);
    const env = {
      PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
      ROOT: '/',
      DATA: this.folder.root,
      ETCD: build(etcdRecipe()),
      APISERVER: build(kubernetesRecipe('kube-apiserver', minor)),
      RANGES: serviceRanges,
    };
    this.process = spawn(program, args, { env, stdio: 'ignore' });
    // The event loop does not wait for the server: it ends with us.
    this.process.unref();
    process.once('exit', this.onExit);
    this.waitUntilReady();
  }

  /** Puts a command beside it. */
  get host(): Host {
    return hostOf(Number(this.process.pid));
  }

  /** One request; `text` is sent as it is, so that the server's own reader judges it. */
  request(method: string, url: string, text = ''): ApiAnswer {
    const { status, stdout } = this.curl(
      [
        ...['-X', method, '-H', 'Content-Type: application/yaml', '--data-binary', '@-'],
        ...['-w', '\n%{http_code}', `https://127.0.0.1:6443${url}`],
      ],
      text,
    );
    const at = stdout.lastIndexOf('\n');
    const body = stdout.slice(0, at);
    if (status !== 0) throw new Error(`curl ended with ${status}: ${stdout}`);
    return {
      status: Number(stdout.slice(at + 1)),
      body: body.startsWith('{') ? JSON.parse(body) : {},
    };
  }

  /** The OpenAPI 2 document of all its kinds. */
  publishedApi(): OpenApi {
    return JSON.parse(this.curl(['-f', 'https://127.0.0.1:6443/openapi/v2'], '').stdout);
  }

  stop(): void {
    process.removeListener('exit', this.onExit);
    this.process.kill('SIGKILL');
    this.folder.remove();
  }

  private curl(args: readonly string[], input: string) {
    const inside = ['-t', String(this.process.pid), '-n', 'curl', '-sk', '--max-time', '30'];
    const credentials = ['-H', `Authorization: Bearer ${TOKEN}`];
    return spawnSync('nsenter', [...inside, ...credentials, ...args], {
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
  }

  private writeCredentials(): void {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs1', format: 'pem' });
    writeFileSync(path.join(this.folder.root, 'sa.key'), pem);
    writeFileSync(path.join(this.folder.root, 'tokens.csv'), `${TOKEN},admin,1,system:masters\n`);
  }

  private waitUntilReady(): void {
    const last = Date.now() + PATIENCE_SECONDS * 1000;
    while (this.curl(['-f', 'https://127.0.0.1:6443/readyz'], '').status !== 0) {
      if (Date.now() > last) throw new Error(`kube-apiserver is not ready: ${this.lastWords()}`);
      pause(200);
    }
  }

  private lastWords(): string {
    return readFileSync(path.join(this.folder.root, 'apiserver.log'), 'utf8').slice(-2000);
  }
}

/** Judges answer at once; nothing else happens in this process meanwhile. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
