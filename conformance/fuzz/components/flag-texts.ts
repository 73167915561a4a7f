import fc from 'fast-check';
import type { FlagType, FlagTypeName } from '../../../lib/k8s/flag-value/flag-type';

/** Texts for a flag: what is usual for its type, and what lies at the border. */
export interface FlagTexts {
  readonly plain: readonly string[];
  readonly odd: readonly string[];
}

const INTEGERS: FlagTexts = {
  plain: ['1', '2', '5', '10', '50', '100', '1000'],
  odd: [
    ...['0', '-1', '-2', '+1', '1.0', '1e3', '0x10', '010', '08', '0o17', '0b11', '1_000', ''],
    ...[' 1', '1 ', 'ten', '51', '128', '1001', '65535', '65536', '2147483647', '2147483648'],
    ...['-2147483649', '4294967295', '4294967296', '9223372036854775807', '9223372036854775808'],
  ],
};
const FLOATS: FlagTexts = {
  plain: ['0.5', '1', '20', '1.5'],
  odd: [
    '0',
    '-1',
    '-0.1',
    '1e3',
    '.5',
    '1.',
    '0x1p-2',
    'inf',
    'nan',
    '1e39',
    '1e400',
    '',
    ' 1',
    'x',
  ],
};
const DURATIONS: FlagTexts = {
  plain: ['10s', '30s', '1m', '5m0s', '1h', '24h'],
  odd: [
    ...['0', '0s', '-1s', '-0s', '+5s', '1', '5', '1d', '1.5s', '.5s', '1ms', '500ms', '999ms'],
    ...['1us', '1µs', '', ' 1s', '1s ', '1S', '1h 1m', '59m59s', '2562047h47m16.854775807s'],
    ...['2562047h47m16.854775808s', '1h1h', '1e1s', '999999h'],
  ],
};
const CSV: FlagTexts = {
  plain: ['a', 'a,b'],
  odd: ['', ' ', ',', 'a,', 'a,a', ' a', 'a b', '"a"', '"a', 'a"b', '"a,b"', '*', 'a\nb'],
};
const PAIRS: FlagTexts = {
  plain: ['a=b'],
  odd: ['', 'a', 'a=', '=b', 'a=b=c', 'a=b,c=d', 'a=b,c', 'a=b,', ' a=b', '"a=b"', 'a:b', 'a<b'],
};
const GATES: FlagTexts = {
  plain: ['AllBeta=false', 'AllAlpha=false'],
  odd: [
    ...['', 'NoSuchGate=true', 'AllAlpha', 'AllAlpha=', 'AllAlpha=yes', 'AllAlpha=0', 'AllBeta=F'],
    ...[
      ' AllAlpha=false',
      'AllAlpha = false',
      'AllAlpha=false,',
      'allalpha=false',
      'AllAlpha:false',
    ],
    ...[
      'AllAlpha=false,AllAlpha=false',
      'kube:AllAlpha=false',
      ':AllAlpha=false',
      'AllBeta=false,NoSuch=true',
    ],
  ],
};
const ADDRESSES: FlagTexts = {
  plain: ['0.0.0.0', '192.0.2.10', '127.0.0.1'],
  odd: [
    ...[
      '::',
      '::1',
      '',
      ' ',
      'localhost',
      '010.0.0.1',
      '1.2.3',
      '0.0.0.0:80',
      '10.0.0.0/8',
      '[::]',
    ],
    ...[
      ' 0.0.0.0',
      '0.0.0.0 ',
      '::ffff:192.0.2.10',
      'fe80::1%eth0',
      '256.0.0.1',
      'x',
      '0x7f.0.0.1',
    ],
  ],
};
const QUANTITIES: FlagTexts = {
  plain: ['0', '0Mi'],
  odd: ['1Mi', '', '-1', '1.5', 'x', '1ki', '1 Mi', '0x1', '+0', '.', '1e3', 'Mi'],
};
const WORDS: FlagTexts = {
  plain: ['a', 'word'],
  odd: ['', ' ', 'A', 'a,b', 'a/b', '1', 'a:b', 'ä', '/', '-'],
};

const TEXTS: Readonly<Record<FlagTypeName, FlagTexts>> = {
  any: WORDS,
  bool: {
    plain: ['true', 'false'],
    odd: ['1', '0', 't', 'F', 'TRUE', 'False', 'tRue', 'yes', 'no', '', ' true', 'on', '2'],
  },
  int32: INTEGERS,
  int64: INTEGERS,
  uint32: INTEGERS,
  uint64: INTEGERS,
  float32: FLOATS,
  float64: FLOATS,
  duration: DURATIONS,
  quantity: QUANTITIES,
  csv: CSV,
  int32s: {
    plain: ['29', '23,24'],
    odd: ['', '0', '-1', '29,29', '1,', ' 23', 'X25519', '0x1d', '4588'],
  },
  csvPairs: PAIRS,
  pair: PAIRS,
  pairs: PAIRS,
  lessPairs: {
    plain: ['memory.available<100Mi'],
    odd: ['', 'memory.available=100Mi', 'a<1Mi', 'memory.available<', ...PAIRS.odd],
  },
  colonPairs: { plain: ['a:b'], odd: ['', 'a', ':', 'a:b,c:d', 'a:b,c', 'a=b'] },
  gates: GATES,
  gateMap: GATES,
  prefixedGates: GATES,
  verbosity: { plain: ['0', '2', '4'], odd: INTEGERS.odd },
  verbosities: {
    plain: ['a=1', 'a*=2,b=3'],
    odd: ['', 'a', 'a=', '=1', 'a=-1', 'a=x', 'a=1,', 'a=1=2', 'a b=1', 'a=2147483648'],
  },
  namedCertKey: {
    plain: ['/etc/kubernetes/pki/apiserver.crt,/etc/kubernetes/pki/apiserver.key'],
    odd: ['', 'a', 'a,b,c', 'a,b:', ',', ':x'],
  },
  taints: {
    plain: ['a=b:NoSchedule', 'a:NoExecute'],
    odd: [
      '',
      'a',
      'a=b',
      'a=b:Bogus',
      'a:NoSchedule-',
      'a=b:NoSchedule,a=c:NoSchedule',
      ':NoSchedule',
      'a b:NoSchedule',
    ],
  },
  memoryReservations: {
    plain: ['0:memory=1Gi'],
    odd: [
      '',
      '0',
      '0:memory',
      'a:memory=1Gi',
      '0:cpu=1',
      '0:memory=0',
      '0:memory=1Gi;0:memory=1Gi',
    ],
  },
  ip: ADDRESSES,
  ipOrNone: ADDRESSES,
  sloppyIp: ADDRESSES,
  ipPort: ADDRESSES,
  ipNets: {
    plain: ['10.0.0.0/8'],
    odd: ['', '10.0.0.1', '10.0.0.0/33', 'a', '10.0.0.0/8,fd00::/8'],
  },
  sloppyCidrs: {
    plain: ['10.0.0.0/8'],
    odd: ['', '10.0.0.1', '10.0.0.0/33', 'a', '10.0.0.0/8,fd00::/8', '010.0.0.0/8'],
  },
  portRange: {
    plain: ['30000-32767', '20000-20100'],
    odd: [
      '',
      '0',
      '0-0',
      '1-65535',
      '1-65536',
      '30000',
      '30000+10',
      '30000-',
      '-30000',
      '32767-30000',
      'a-b',
      '30000-32767,80',
    ],
  },
  version: { plain: ['false'], odd: ['true', 'raw', 'v1.30.0', '', 'x', 'False'] },
  choice: WORDS,
  choices: WORDS,
  portUrls: {
    plain: ['https://127.0.0.1:2379'],
    odd: ['', 'https://127.0.0.1', 'unix://etcd:1', 'unix:///run/etcd.sock', 'unix:etcd'],
  },
  urls: {
    plain: ['https://127.0.0.1:2379', 'https://192.0.2.10:2379'],
    odd: [
      '',
      'x',
      'https://127.0.0.1',
      'https://localhost:2379',
      'https://example.com:2379',
      'http://127.0.0.1:2379',
      'https://127.0.0.1:2379/',
      'ftp://127.0.0.1:2379',
      'https://127.0.0.1:2379,',
      'https://:2379',
      'https://127.0.0.1:65536',
      'https://[::1]:2379',
      'https://::1:2379',
      ' https://127.0.0.1:2379',
      'unix://a',
      '127.0.0.1:2379',
    ],
  },
};

/** What is usual for a type, and what nearly is. */
export function textsOf({ name, words }: FlagType): FlagTexts {
  const { plain, odd } = TEXTS[name];
  return words.length > 0 && name !== 'urls' && name !== 'portUrls'
    ? { plain: words, odd: [...odd, ...words.map((word) => word.toUpperCase())] }
    : { plain, odd };
}

export const textFor = ({ plain, odd }: FlagTexts): fc.Arbitrary<string> =>
  fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...plain) }, fc.constantFrom(...odd));
