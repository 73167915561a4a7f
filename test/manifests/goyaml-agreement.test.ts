import { describe, expect, test } from 'vitest';

import { parseYaml } from '../../lib/manifests/parse-text';
import { toJson } from '../../lib/manifests/placed-node';
import { readText } from '../../lib/manifests/read-file';
import { cutStream, isJsonPiece } from '../../lib/manifests/stream';
import { type DocumentVerdict, verdicts } from './verdicts';

const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const canonical = (value: unknown): string => JSON.stringify(value, sorted);

function ours(text: string): string {
  // The Kubernetes reader has made one newline of every CRLF before goyaml sees the text.
  const result = parseYaml(text.replaceAll('\r\n', '\n'));
  if ('failure' in result) return 'refused';
  const value = canonical(result.root === null ? null : toJson(result.root));
  return result.duplicates.length > 0 ? `duplicate ${value}` : value;
}

function theirs([, value, verdict]: DocumentVerdict): string {
  if (verdict === 'refused') return verdict;
  return verdict === undefined ? canonical(value) : `${verdict} ${canonical(value)}`;
}

describe('documents', () => {
  test('every text of the table is read as sigs.k8s.io/yaml reads it', () => {
    const wrong = verdicts.documents.filter((verdict) => ours(verdict[0]) !== theirs(verdict));
    expect(verdicts.documents.length).toBeGreaterThan(2000);
    expect(wrong).toEqual([]);
  });

  // goyaml forgets that an empty bracket at the very start could be a key, so it stops reading there.
  test('garbage on the line of an empty bracket that begins a document is refused here only', () => {
    expect(verdicts.differing.map(([text]) => ours(text))).toEqual(
      verdicts.differing.map(() => 'refused'),
    );
  });
});

describe('streams', () => {
  test('every stream is cut where the Kubernetes reader cuts it', () => {
    const wrong = verdicts.streams.filter(({ text, chunks, refused }) => {
      const pieces = cutStream(text).map((piece) => (piece.isBadSeparator ? null : piece.text));
      const bad = pieces.indexOf(null);
      if (refused !== bad >= 0) return true;
      // The reader drops what it has collected when it meets a bad separator; we keep it.
      const whole = refused ? pieces.slice(0, chunks.length) : pieces;
      return canonical(whole) !== canonical(chunks);
    });
    expect(verdicts.streams.length).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  });

  test('a piece is JSON exactly when Kubernetes says so', () => {
    const wrong = verdicts.streams.filter(({ chunks, isJson }) =>
      chunks.some((chunk, index) => isJsonPiece(chunk) !== isJson[index]),
    );
    expect(wrong).toEqual([]);
  });

  test('what holds a document is what kubectl sees', () => {
    const readable = verdicts.streams.filter(({ kubectl }) => kubectl !== null);
    const wrong = readable.filter(({ text, kubectl }) => {
      const { chunks } = readText('a.yaml', text);
      // kubectl up to 1.32 reads YAML flow style that begins a later piece; kubeadm does not.
      if (chunks.some((chunk) => chunk.isBroken)) return false;
      const seen = chunks.flatMap(({ document }) => (document ? [document.value] : []));
      return canonical(seen) !== canonical(kubectl);
    });
    expect(readable.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });
});
