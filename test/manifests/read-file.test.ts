import { describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES, readText } from '../../lib/manifests/read-file';
import { TextSource } from '../../lib/manifests/text-source';
import { valueAt } from '../../lib/model/document';

const kinds = (name: string, text: string | Uint8Array) =>
  readText(name, text).issues.map((issue) => issue.kind);

const valuesOf = (name: string, text: string) =>
  readText(name, text).chunks.map((chunk) => chunk.document?.value);

describe('pieces', () => {
  test('a broken piece does not lose the others', () => {
    const { chunks, issues } = readText('a.yaml', 'a: 1\n---\nb: [\n---\nc: 3\n');
    expect(chunks.map((chunk) => chunk.isBroken)).toEqual([false, true, false]);
    expect(chunks.map((chunk) => chunk.firstLine)).toEqual([1, 3, 5]);
    expect(issues.map(({ kind, chunkIndex }) => [kind, chunkIndex])).toEqual([['invalid-yaml', 1]]);
  });

  test('a licence header before the first separator is a piece that holds nothing', () => {
    const { chunks } = readText('a.yaml', '# licence\n---\na: 1\n');
    expect(chunks.map((chunk) => chunk.isBlank)).toEqual([true, false]);
  });

  test('a separator followed by text is an issue at its line, and reading goes on', () => {
    const { chunks, issues } = readText('a.yaml', 'a: 1\n--- {}\nb: 2\n');
    expect(chunks.map((chunk) => chunk.document?.value)).toEqual([{ a: 1 }, undefined, { b: 2 }]);
    expect(issues[0]?.location).toMatchObject({ file: 'a.yaml', line: 2, column: 1 });
  });

  test('a piece that begins with a brace must be JSON', () => {
    expect(kinds('a.yaml', '{a: 1}\n')).toEqual(['invalid-json']);
    expect(kinds('a.yaml', '---\n{a: 1}\n')).toEqual([]);
  });

  test('broken JSON still tells its kind where YAML knows it, as kubeadm asks', () => {
    const [chunk] = readText('a.yaml', '{\n# comment\n"apiVersion": "apps/v1"}\n').chunks;
    expect(chunk).toMatchObject({
      document: { value: { apiVersion: 'apps/v1' } },
      isBroken: false,
    });
    expect(kinds('a.yaml', '{"apiVersion": "apps/v1"}\n}\n')).toEqual(['invalid-json']);
  });

  test('JSON beside a document for kubeadm must be YAML as well', () => {
    const json = '{"apiVersion": "apps/v1"}\n\t\n';
    expect(kinds('a.yaml', json)).toEqual([]);
    expect(kinds('a.yaml', `apiVersion: kubeadm.k8s.io/v1\n---\n${json}`)).toEqual([
      'invalid-yaml',
    ]);
  });

  test('JSON objects in a row are a stream for kubectl, but not for kubeadm', () => {
    const service = '{"apiVersion": "v1", "kind": "Service"}';
    expect(readText('a.json', `${service}\n${service}`).chunks.map((c) => c.firstLine)).toEqual([
      1, 2,
    ]);
    const cluster = '{"apiVersion": "kubeadm.k8s.io/v1beta4", "kind": "ClusterConfiguration"}';
    expect(kinds('a.json', `${cluster}\n${cluster}`)).toEqual(['invalid-json']);
  });
});

describe('infinities', () => {
  test('are no JSON', () => {
    expect(kinds('a.yaml', 'a: [.inf]\n')).toEqual(['invalid-yaml']);
    expect(kinds('a.yaml', 'a: &a {b: -.inf}\nc: *a\n')).toEqual(['invalid-yaml']);
  });

  test('do not matter where a later key replaces them', () => {
    expect(kinds('a.yaml', 'a: .inf\na: 1\n')).toEqual(['duplicate-key']);
  });

  test('are text to the reader of kinds', () => {
    expect(kinds('a.yaml', 'kind: .inf\n')).toEqual([]);
  });
});

describe('duplicate keys', () => {
  test('carry both places, and the last one wins', () => {
    const { issues, chunks } = readText('a.yaml', 'x: 0\n---\na:\n  b: 1\n  b: 2\n');
    expect(chunks[1]?.document?.value).toEqual({ a: { b: 2 } });
    expect(issues[0]).toMatchObject({
      kind: 'duplicate-key',
      location: { line: 5, column: 3, path: 'a.b' },
      other: { line: 4, column: 3 },
      data: { key: 'b' },
    });
  });

  test('are found in JSON too', () => {
    expect(kinds('a.conflist', '{"a": 1, "a": 2}')).toEqual(['duplicate-key']);
  });
});

describe('strict JSON', () => {
  test.each([
    ['a comment', '// c\n{"a": 1}'],
    ['a trailing comma', '{"a": 1,}'],
    ['a byte order mark', '\ufeff{"a": 1}'],
    ['a second document', '{"a": 1}{"b": 2}'],
    ['a number with a leading zero', '{"a": 01}'],
    ['an unfinished text', '{"a": '],
    ['a tab inside a string', '{"a": "\t"}'],
  ])('refuses %s', (_, text) => {
    expect(kinds('10-x.conflist', text)).toEqual(['invalid-json']);
  });

  test('a key of an object prototype is a key like any other', () => {
    const [value] = valuesOf('a.json', '{"__proto__": {"a": 1}}');
    expect(JSON.stringify(value)).toBe('{"__proto__":{"a":1}}');
  });
});

describe('files that are no manifest', () => {
  test('an empty file, a binary file and a file that is too large are told apart', () => {
    expect(kinds('a.yaml', '')).toEqual(['empty-file']);
    expect(kinds('a.yaml', '# only a comment\n')).toEqual(['empty-file']);
    expect(kinds('a.yaml', new Uint8Array([0x61, 0, 0x62]))).toEqual(['not-text']);
    expect(kinds('a.yaml', new Uint8Array([0x61, 0xff]))).toEqual(['not-text']);
    expect(kinds('a.yaml', new Uint8Array(MAX_FILE_BYTES + 1))).toEqual(['too-large']);
  });

  test('a conf of another program is left alone, except where runtimes would read it', () => {
    expect(readText('nginx.conf', 'worker_processes 4;\n').chunks).toEqual([]);
    expect(kinds('etc/cni/net.d/nginx.conf', 'worker_processes 4;\n')).toEqual(['invalid-json']);
    expect(valuesOf('kubeadm.conf', 'kind: X\n')).toEqual([{ kind: 'X' }]);
  });
});

describe('hostile texts', () => {
  test('a bomb of aliases is an issue', () => {
    let text = 'a0: &a0 [x,x,x,x,x,x,x,x,x]\n';
    for (let level = 1; level < 12; level += 1) {
      text += `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(',')}]\n`;
    }
    expect(kinds('a.yaml', text)).toEqual(['alias-bomb']);
  });

  test('deep nesting is an issue, in brackets, in blocks and through aliases', () => {
    const chain = Array.from(
      { length: 3000 },
      (_, n) => `a${n}: &a${n} [${n ? `*a${n - 1}` : ''}]`,
    );
    expect(kinds('a.yaml', '['.repeat(100_000))).toEqual(['invalid-yaml']);
    expect(kinds('a.yaml', '- '.repeat(100_000))).toEqual(['invalid-yaml']);
    expect(kinds('a.json', '['.repeat(100_000))).toEqual(['invalid-json']);
    expect(kinds('a.yaml', chain.join('\n'))).toEqual(['alias-bomb']);
  });

  test('an anchor that contains itself is an issue', () => {
    expect(kinds('a.yaml', 'a: &a [*a]\n')).toEqual(['invalid-yaml']);
  });
});

describe('places', () => {
  const text = '\ufeff---\r\na:\r\n  b: 0x10\r\n  c:\r\n  d: [1, 1.30]\r\n';
  const source = readText('a.yaml', text).chunks[0]?.document?.source;

  test('a value, its key, an empty value and a missing one are found', () => {
    expect(source?.locate(['a', 'b'])).toMatchObject({ line: 3, column: 6, path: 'a.b' });
    expect(source?.locate(['a', 'b'], 'key')).toMatchObject({ line: 3, column: 3 });
    expect(source?.locate(['a', 'c'])).toMatchObject({ line: 4, column: 3 });
    expect(source?.locate(['a', 'x', 'y'])).toMatchObject({ line: 2, column: 1, path: 'a.x.y' });
    expect(source?.locate(['a', 'd', 1])).toMatchObject({ line: 5, column: 10 });
    expect(source?.locate([])).toMatchObject({ line: 2, column: 1 });
  });

  test('the spelling of a scalar is kept', () => {
    const spelled = source instanceof TextSource ? source.rawScalar(['a', 'd', 1]) : undefined;
    expect(spelled).toEqual({ text: '1.30', style: 'plain', value: 1.3 });
  });

  test('a merged key is placed where the anchor wrote it', () => {
    const { document } = readText('a.yaml', 'x: &x\n  p: 1\nm:\n  <<: *x\n').chunks[0] ?? {};
    expect(valueAt(document?.value, ['m', 'p'])).toBe(1);
    expect(document?.source.locate(['m', 'p'])).toMatchObject({ line: 2, column: 6 });
  });
});
