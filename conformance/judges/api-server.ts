import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { build } from '../binaries/cache';
import { componentRecipe, kubernetesRecipe } from '../binaries/recipe';
import type { OpenApi } from '../kubeconform/json-schema';
import type { HttpAnswer, HttpRequest } from './http-client';
import { askResident, endResident, overPipes, type Resident, startResident } from './resident';
import { type Host, hostOf, makeRoot, type RootFolder, sandboxCommand } from './sandbox';

const TOKEN = 'conformance';
const PATIENCE_SECONDS = 300;
const PATH = '/usr/sbin:/usr/bin:/sbin:/bin';
const ETCD = 'http://127.0.0.1:2379';
const SERVER = 'https://127.0.0.1:6443';
/** The server makes it after it is ready; until then nobody has the first address. */
const OWN_SERVICE = '/api/v1/namespaces/default/services/kubernetes';
const CLIENT = [process.execPath, ...process.execArgv, path.join(__dirname, 'http-client.ts')];

/** Whoever asks may do everything; nothing but the object itself decides. */
const SERVE = `
"$ETCD" --data-dir "$DATA/etcd" --unsafe-no-fsync >"$DATA/etcd.log" 2>&1 &
exec "$APISERVER" --etcd-servers="$STORE" --cert-dir="$DATA/certs" \\
  --authorization-mode=AlwaysAllow --token-auth-file="$DATA/tokens.csv" \\
  --disable-admission-plugins=ServiceAccount --allow-privileged=true --advertise-address="$ADVERTISED" \\
  --service-account-issuer=https://kubernetes.default.svc \\
  --service-account-key-file="$DATA/sa.key" --service-account-signing-key-file="$DATA/sa.key" \\
  --service-cluster-ip-range="$RANGES" --service-node-port-range="$NODE_PORTS" \\
  >"$DATA/apiserver.log" 2>&1`;

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
  readonly body: {
    readonly kind?: string;
    readonly message?: string;
    readonly metadata?: ObjectMeta;
    readonly spec?: { readonly clusterIPs?: readonly string[] };
    readonly resources?: readonly ApiResource[];
    readonly groups?: readonly ApiGroup[];
  };
}

/** A group, in the answer to `/apis`. */
interface ApiGroup {
  readonly versions: ReadonlyArray<{ readonly groupVersion: string }>;
}

/** One entry of what the server says it serves. */
export interface ApiResource {
  /** As in a URL; `services/status` for a part of one. */
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

interface ObjectMeta {
  readonly name?: string;
  readonly finalizers?: readonly string[];
}

/** What kube-apiserver gives to Services. */
export interface ServiceAllocation {
  /** One range, or two of different families; the first decides on the server's own address. */
  readonly ranges: string;
  /** @default the one of kube-apiserver */
  readonly nodePorts?: string;
}

const DEFAULT_NODE_PORTS = '30000-32767';

/** A kube-apiserver and its etcd in namespaces of their own, until `stop` or the process ends. */
export class ApiServer {
  private readonly folder: RootFolder = makeRoot();
  private readonly process: ChildProcess;
  private readonly client: Resident;
  private readonly served = new Map<string, readonly ApiResource[]>();
  private readonly onExit = () => this.process.kill('SIGKILL');

  constructor(minor: number, { ranges, nodePorts = DEFAULT_NODE_PORTS }: ServiceAllocation) {
    this.writeCredentials();
    const { program, args } = sandboxCommand(['sh', '-ec', SERVE]);
    const env = {
      PATH,
      ROOT: '/',
      DATA: this.folder.root,
      STORE: ETCD,
      ETCD: build(componentRecipe('etcd')),
      APISERVER: build(kubernetesRecipe('kube-apiserver', minor)),
      RANGES: ranges,
      NODE_PORTS: nodePorts,
      ADVERTISED: /^[^,]*:/.test(ranges) ? '2001:db8::10' : '192.0.2.10',
    };
    this.process = spawn(program, args, { env, stdio: 'ignore' });
    // The event loop does not wait for the server: it ends with us.
    this.process.unref();
    process.once('exit', this.onExit);
    this.waitFor(() => this.hasOwnNetwork());
    this.client = startResident({ ...this.host(overPipes(CLIENT)), env: { PATH, ROOT: '/' } });
    this.waitFor(() => this.ask('GET', `${SERVER}/readyz`).status === 200);
    this.waitFor(() => this.ask('GET', `${SERVER}${OWN_SERVICE}`).status === 200);
  }

  /** Puts a command beside it. */
  get host(): Host {
    return hostOf(Number(this.process.pid));
  }

  /** One request; `text` is sent as it is, so that the server's own reader judges it. */
  request(method: string, url: string, text = '', type = 'application/yaml'): ApiAnswer {
    const { status, body } = this.ask(method, `${SERVER}${url}`, text, type);
    if (status === 0) throw new Error(`kube-apiserver does not answer: ${body}`);
    return { status, body: body.startsWith('{') ? JSON.parse(body) : {} };
  }

  /** How a kind is called in the URLs of a group and version; undefined where it is not served. */
  resourceOf(group: string, kind: string): ApiResource | undefined {
    return this.resourcesIn(group).find((resource) => resource.kind === kind);
  }

  /** What is served below the URL of a group and version, parts of objects left out. */
  resourcesIn(group: string): readonly ApiResource[] {
    const known = this.served.get(group) ?? this.request('GET', group).body.resources ?? [];
    this.served.set(group, known);
    return known.filter(({ name }) => !name.includes('/'));
  }

  /** Every apiVersion that it serves. */
  apiVersions(): string[] {
    const { groups = [] } = this.request('GET', '/apis').body;
    const versions = groups.flatMap((group) => group.versions);
    return ['v1', ...versions.map(({ groupVersion }) => groupVersion)];
  }

  /** Writes an object behind its back, into etcd. */
  store(key: string, object: object): void {
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const put = { key: base64(`/registry/${key}`), value: base64(JSON.stringify(object)) };
    const { status, body } = this.ask('POST', `${ETCD}/v3/kv/put`, JSON.stringify(put));
    if (status !== 200) throw new Error(`etcd does not take ${key}: ${body}`);
  }

  /** The OpenAPI 2 document of all its kinds. */
  publishedApi(): OpenApi {
    return JSON.parse(this.ask('GET', `${SERVER}/openapi/v2`).body);
  }

  stop(): void {
    process.removeListener('exit', this.onExit);
    endResident(this.client);
    this.process.kill('SIGKILL');
    this.folder.remove();
  }

  private ask(method: string, url: string, text = '', type = 'application/json'): HttpAnswer {
    const headers = {
      Authorization: `Bearer ${TOKEN}`,
      Accept: 'application/json',
      'Content-Type': type,
    };
    const request: HttpRequest = { method, url, headers, text };
    return JSON.parse(askResident(this.client, request)) as HttpAnswer;
  }

  private writeCredentials(): void {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs1', format: 'pem' });
    writeFileSync(path.join(this.folder.root, 'sa.key'), pem);
    writeFileSync(path.join(this.folder.root, 'tokens.csv'), `${TOKEN},admin,1,system:masters\n`);
  }

  private hasOwnNetwork(): boolean {
    const networkOf = (pid: string | number) => readlinkSync(`/proc/${pid}/ns/net`);
    return networkOf(Number(this.process.pid)) !== networkOf('self');
  }

  waitFor(isThere: () => boolean): void {
    const last = Date.now() + PATIENCE_SECONDS * 1000;
    while (!isThere()) {
      if (Date.now() > last) throw new Error(`kube-apiserver is not ready: ${this.lastWords()}`);
      pause(100);
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
