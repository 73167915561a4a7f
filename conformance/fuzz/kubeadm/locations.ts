import fc from 'fast-check';
import { oddAddress, plainAddress } from '../values/addresses';
import { name, oddName, plainName } from '../values/names';
import { portText } from '../values/ports';

const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address);

export const plainEndpoint = fc.oneof(
  plainName.map((host) => `${host}:6443`),
  plainName,
  plainAddress.map((address) => `${bracketed(address)}:6443`),
);

export const oddEndpoint = fc.oneof(
  fc.tuple(fc.oneof(name, plainAddress.map(bracketed)), portText).map((parts) => parts.join(':')),
  fc.oneof(oddAddress, oddName),
  oddAddress.map((address) => `${bracketed(address)}:6443`),
  oddName.map((host) => `[${host}]:6443`),
  fc.constantFrom(
    ...[
      'https://api:6443',
      'api:6443/',
      'api:6443/path',
      '[fd00::1]',
      'fd00::1:6443',
      '[fd00::1]:',
    ],
    ...[
      '[[fd00::1]]:6443',
      '[fd00::1:6443',
      'fd00::1]:6443',
      'user@api:6443',
      'api:6443:6443',
      ':6443',
    ],
    ...['api%20a:6443', 'api:6443 ', '[fe80::1%eth0]:6443', '[]:6443', ':'],
  ),
);

export const plainImages = fc.constantFrom(
  'registry.k8s.io',
  'registry.example.com:5000/k8s',
  'k8s',
);

export const oddImages = fc.constantFrom(
  ...[
    'Registry.example.com',
    'registry.example.com/K8s',
    'https://registry',
    'registry/',
    '/registry',
  ],
  ...[
    'registry:tag',
    'registry@sha256:abc',
    'registry:5000',
    'registry:99999',
    'registry:5000/',
    '',
    ' ',
  ],
  ...[
    '[fd00::1]:5000',
    '[fd00::1]:5000/k8s',
    'a//b',
    'a__b',
    'a_b',
    'a___b',
    'a..b',
    'a.b',
    'a-b',
    'a--b',
    '-a',
    'a-',
  ],
  ...[
    'localhost',
    'localhost:5000/a',
    'x/y/z',
    'registry.example.com:/k8s',
    'ä',
    '10.0.0.1:5000/k8s',
    'a:b:c',
  ],
);

export const plainPath = fc.constantFrom('/etc/kubernetes/pki', '/var/lib/etcd', '/opt/k8s');
export const oddPath = fc.constantFrom(
  ...[
    'pki',
    './pki',
    '../pki',
    '',
    ' ',
    '~/pki',
    ' /pki',
    '//pki',
    '/pki/',
    '/',
    '/a/../b',
    'C:\\pki',
    '$HOME/pki',
  ],
);

/** `caCertPath` ends so. */
export const certificatePath = fc.constantFrom(
  ...[
    '/etc/kubernetes/pki/ca.crt',
    '/ca.crt',
    'ca.crt',
    '/ca.pem',
    '/ca.crt ',
    '/.crt',
    '/ca.CRT',
    '',
    '/ca.crt/',
  ],
);

export const plainSocket = fc.constantFrom(
  ...['unix:///run/containerd/containerd.sock', '/run/crio/crio.sock', 'unix:///a'],
);
export const oddSocket = fc.constantFrom(
  ...[
    'tcp://10.0.0.1:1',
    'unixfoo://x',
    'unix://',
    'unix:',
    'unix',
    'UNIX:///a',
    'npipe:////./pipe/x',
    '',
    ' ',
    'a',
  ],
  ...[
    'unix:///a%zz',
    '/a%zz',
    'unix:///a b',
    'http://a b',
    'unix:a',
    'unix:/a',
    '/run/x.sock?a#b',
    ':',
    'unix:///a\tb',
  ],
  ...['unix://%41', 'unix://a:b', 'unix://[::1', 'unix://user@/a', '1:2'],
);

export const plainUrl = fc.constantFrom('https://192.0.2.20:2379', 'https://etcd.example.com:2379');
export const oddUrl = fc.constantFrom(
  ...[
    'http://192.0.2.20:2379',
    'etcd:2379',
    '192.0.2.20:2379',
    'https://',
    'https://a:99999',
    'https://a:b',
    '',
  ],
  ...[
    'https://a,https://b',
    'unix:///a',
    'HTTPS://a:1',
    'https:/a',
    'https//a',
    '//a:1',
    'https://[fd00::1]:2379',
  ],
  ...[
    'https://fd00::1:2379',
    'https://a b',
    'https://a/%zz',
    'https://user:pw@a',
    'https://a:-1',
    ' https://a',
    '1https://a',
  ],
  ...[
    'https://[fe80::1%25eth0]:2379',
    'https://a#b',
    'https://a?b',
    'https:a',
    '://a',
    'h-t+t.p://a',
  ],
);
