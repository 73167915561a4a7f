import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { imagesIn } from '../../../conformance/rig/golden-containerd';
import { hostKubeletFlags } from '../../../conformance/rig/host-settings';
import { repositoryOf } from '../../../conformance/rig/images/catalogue';
import { parseLdd } from '../../../conformance/rig/images/tree';
import { withoutConntrackLimit } from '../../../conformance/rig/kube-proxy-settings';

describe('what only the test host needs', () => {
  it('allows control groups of version 1 where kubelet would end', () => {
    const flag = '--fail-cgroupv1=false';
    expect([30, 34, 35, 37].map((minor) => hostKubeletFlags(minor).includes(flag))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('leaves all of kube-proxy’s configuration but one limit', () => {
    const before =
      'kind: KubeProxyConfiguration\nconntrack: {min: 7, maxPerCore: null}\nmode: ""\n';
    expect(parse(withoutConntrackLimit(before))).toEqual({
      kind: 'KubeProxyConfiguration',
      conntrack: { min: 7, maxPerCore: 0 },
      mode: '',
    });
  });
});

describe('images', () => {
  it('are found in manifests, in lists too', () => {
    const manifests = '  image: "a/b:1"\n  - image: c/d:2\n  imagePullPolicy: Never\n';
    expect(imagesIn(manifests, 36).map(({ name }) => name)).toEqual(['a/b:1', 'c/d:2']);
  });

  it('have a repository that may hold a port', () => {
    expect(repositoryOf('registry.example.com:5000/a/b:v1')).toBe('registry.example.com:5000/a/b');
    expect(repositoryOf('registry.example.com:5000/a/b')).toBe('registry.example.com:5000/a/b');
  });

  it('hold the libraries that ldd names, the interpreter among them', () => {
    const printed = `\tlinux-vdso.so.1 (0x00007ffd)
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
\t/lib64/ld-linux-x86-64.so.2 (0x00007f)
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
`;
    expect(parseLdd(printed)).toEqual([
      '/lib/x86_64-linux-gnu/libc.so.6',
      '/lib64/ld-linux-x86-64.so.2',
    ]);
  });
});
