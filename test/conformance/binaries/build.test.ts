import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const BUILD = path.resolve(__dirname, '../../../conformance/binaries/build.ts');
const TSX = pathToFileURL(require.resolve('tsx')).href;

/** Builds anything but etcdctl, for which it has the proxy's answer; notes how it was called. */
const GO = `#!/bin/sh
echo "$GOTOOLCHAIN cgo=$CGO_ENABLED $*" >> "$CONFORMANCE_CACHE/calls"
case "$*" in *etcdctl*) echo "go: downloading x" >&2; echo "etcdctl: 410 Gone" >&2; exit 1 ;; esac
while [ "$1" != -o ]; do shift; done
echo program > "$2"
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'build-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function withGo(): void {
  mkdirSync(path.join(folder, 'bin'));
  writeFileSync(path.join(folder, 'bin/go'), GO);
  chmodSync(path.join(folder, 'bin/go'), 0o755);
}

const conformanceBuild = (...words: string[]) =>
  spawnSync(process.execPath, ['--import', TSX, BUILD, ...words], {
    env: { PATH: path.join(folder, 'bin'), CONFORMANCE_CACHE: folder },
    encoding: 'utf8',
  });

const builtPrograms = () =>
  readdirSync(path.join(folder, 'bin'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.includes('/'))
    .map((file) => path.basename(file))
    .sort();

describe('conformance:build', { timeout: 120_000 }, () => {
  it('goes on past what cannot be had, and ends with what Go said about it', () => {
    withGo();
    const { status, stdout, stderr } = conformanceBuild('etcd');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^etcd +v3\.6\.8 +built in .*\netcdctl .*FAILED\netcdutl .*built in/);
    expect(stderr).toBe(
      'etcdctl v3.6.8 cannot be built: go build failed: etcdctl: 410 Gone\n' +
        '1 of 3 programs could not be built\n',
    );
    expect(builtPrograms()).toEqual(['etcd', 'etcdutl']);
  });

  it('builds once, and lists what is built without building', () => {
    withGo();
    expect(conformanceBuild('ginkgo', '--list').stdout).toMatch(/^ginkgo +v\S+ +missing\n$/);
    expect(conformanceBuild('ginkgo').stdout).toContain('built in');
    expect(conformanceBuild('ginkgo').stdout).toContain('cached');
    expect(conformanceBuild('ginkgo', '--list').stdout).toMatch(/^ginkgo +v\S+ +built\n$/);
  });

  it('pins the Go release, takes C only where there is C, and builds tests as tests', () => {
    withGo();
    conformanceBuild('flanneld', 'kubeadm@1.30', 'e2e.test');
    const calls = readFileSync(path.join(folder, 'calls'), 'utf8').trim().split('\n');
    expect(calls).toEqual([
      expect.stringMatching(/^go1\.26\.\d+ cgo=1 build .*-extldflags -static/),
      expect.stringMatching(/^go1\.22\.12 cgo=0 build .*gitVersion=v1\.30\.4/),
      expect.stringMatching(/^go1\.26\.\d+ cgo=0 test -c .*k8s\.io\/kubernetes\/test\/e2e$/),
    ]);
  });

  it('names what is missing when there is no Go', () => {
    const { status, stderr } = conformanceBuild('ginkgo');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^ginkgo v\S+ cannot be built: the Go toolchain is needed/);
  });

  it('builds nothing when a word is not known', () => {
    withGo();
    const { status, stdout, stderr } = conformanceBuild('ginkgo', 'no-such-thing');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('"no-such-thing" names nothing');
  });
});
