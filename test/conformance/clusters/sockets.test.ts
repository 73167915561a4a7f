import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePortTable } from '../../../conformance/clusters/checks/ports';
import { parseSockets } from '../../../conformance/clusters/checks/sockets';

/** What `ss -Hlntup` printed on the control plane of the cluster `bridge`. */
const SOCKETS = parseSockets(readFileSync(join(__dirname, 'control-plane.ss.txt'), 'utf8'));

const tcp = (address: string, port: number, process: string) => ({
  protocol: 'tcp',
  address,
  port,
  process,
});

describe('sockets of a node', () => {
  it('are read with address, port and process', () => {
    expect(SOCKETS).toHaveLength(12);
    expect(SOCKETS).toContainEqual(tcp('127.0.0.1', 10249, 'kube-proxy'));
    expect(SOCKETS).toContainEqual(tcp('172.18.0.10', 2380, 'etcd'));
    expect(SOCKETS).toContainEqual(tcp('*', 6443, 'kube-apiserver'));
  });

  it('have the fifteen letters of a name that the kernel keeps', () => {
    expect(SOCKETS).toContainEqual(tcp('127.0.0.1', 10257, 'kube-controller'));
  });
});

it('reads the table that the product writes, and neither its notes nor its heading', () => {
  const table = `# Not predicted: tcp
protocol  address  port  process  from
tcp       *        6443  kube-apiserver  --secure-port
`;
  expect(parsePortTable(table)).toEqual([tcp('*', 6443, 'kube-apiserver')]);
});
