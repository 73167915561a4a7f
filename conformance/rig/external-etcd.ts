import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { build } from '../binaries/cache';
import { componentRecipe } from '../binaries/recipe';
import type { BootedCluster } from './booted-cluster';
import { outputOf } from './command';
import { LanHost } from './lan-host';
import { clusterFolder } from './names';
import type { ExternalEtcdPlan } from './plan';

/** Starts etcd where the emitted files look for it, and puts the client's files on the control planes. */
export async function startExternalEtcd(
  cluster: BootedCluster,
  plan: ExternalEtcdPlan,
): Promise<void> {
  const folder = path.join(clusterFolder(cluster.name), 'external-etcd');
  mkdirSync(folder, { recursive: true });
  await makeCertificates(
    folder,
    plan.endpoints.map(({ address }) => address),
  );
  const members = plan.endpoints.map(({ address }, index) => ({
    name: `etcd${index + 1}`,
    address,
  }));
  for (const member of members) await startMember(cluster, folder, member, members);
  installClientFiles(cluster, folder, plan);
}

interface Member {
  readonly name: string;
  readonly address: string;
}

const urlOf = ({ address }: Member, port: number): string =>
  `https://${address.includes(':') ? `[${address}]` : address}:${port}`;

async function startMember(
  { plan, state, lan }: BootedCluster,
  folder: string,
  member: Member,
  members: readonly Member[],
): Promise<void> {
  const file = (name: string) => path.join(folder, name);
  const peers = members.map((one) => `${one.name}=${urlOf(one, 2380)}`).join();
  const tls = [`=${file('server.crt')}`, `=${file('server.key')}`, `=${file('ca.crt')}`];
  const [certificate, key, authority] = tls;
  const host = new LanHost({
    ...{ cluster: plan.name, state, lan, name: member.name, addresses: [member.address] },
    command: [
      build(componentRecipe('etcd')),
      `--name=${member.name}`,
      `--data-dir=${file(`${member.name}.data`)}`,
      `--initial-cluster=${peers}`,
      `--listen-client-urls=${urlOf(member, 2379)}`,
      `--advertise-client-urls=${urlOf(member, 2379)}`,
      `--listen-peer-urls=${urlOf(member, 2380)}`,
      `--initial-advertise-peer-urls=${urlOf(member, 2380)}`,
      ...[`--cert-file${certificate}`, `--key-file${key}`, `--trusted-ca-file${authority}`],
      ...[`--peer-cert-file${certificate}`, `--peer-key-file${key}`],
      ...[`--peer-trusted-ca-file${authority}`, '--client-cert-auth', '--peer-client-cert-auth'],
    ],
  });
  await host.turnOn();
}

const DAYS = '2';

/** An authority, and certificates of the servers and of their one client. */
async function makeCertificates(folder: string, addresses: readonly string[]): Promise<void> {
  const openssl = (...args: string[]) => outputOf(['openssl', ...args]);
  const at = (name: string) => path.join(folder, name);
  const newKey = (name: string) => ['-newkey', 'rsa:2048', '-nodes', '-keyout', at(`${name}.key`)];
  const subject = (name: string) => ['-subj', `/CN=${name}`];
  await openssl(
    ...['req', '-x509', '-days', DAYS, ...newKey('ca'), ...subject('etcd-ca')],
    ...['-out', at('ca.crt')],
  );
  const names = addresses.map((address) => `IP:${address}`).join();
  for (const name of ['server', 'client']) {
    writeFileSync(
      at(`${name}.ext`),
      `subjectAltName=${names}\nextendedKeyUsage=serverAuth,clientAuth\n`,
    );
    await openssl('req', '-new', ...newKey(name), ...subject(name), '-out', at(`${name}.csr`));
    await openssl(
      ...['x509', '-req', '-days', DAYS, '-in', at(`${name}.csr`), '-extfile', at(`${name}.ext`)],
      ...[
        '-CA',
        at('ca.crt'),
        '-CAkey',
        at('ca.key'),
        '-CAcreateserial',
        '-out',
        at(`${name}.crt`),
      ],
    );
  }
}

function installClientFiles(cluster: BootedCluster, folder: string, plan: ExternalEtcdPlan): void {
  const files = { 'ca.crt': plan.caFile, 'client.crt': plan.certFile, 'client.key': plan.keyFile };
  for (const node of cluster.nodes.values()) {
    if (node.role === 'worker') continue;
    for (const [name, installed] of Object.entries(files)) {
      const target = path.join(node.root, installed);
      mkdirSync(path.dirname(target), { recursive: true });
      copyFileSync(path.join(folder, name), target);
    }
  }
}
