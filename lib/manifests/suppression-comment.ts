import type { Chunk, Suppression } from '../model/input-file';
import { LineIndex } from './place';

/** A suppression together with the piece of the file that it stands in. */
export interface ChunkSuppression extends Suppression {
  readonly chunkIndex: number;
}

const COMMENT =
  /(?<=^|\s)#[ \t]*cdk8s-kubeadm:[ \t]*ignore[ \t]+([A-Z]+\d+(?:[ \t]*,[ \t]*[A-Z]+\d+)*)(?:[ \t]+because[ \t]+([^\r\n]*\S))?/gm;

/** Finds every `# cdk8s-kubeadm: ignore NET310 because the range moves next week`. */
export function readSuppressions(
  file: string,
  text: string,
  chunks: readonly Chunk[],
): ChunkSuppression[] {
  if (!text.includes('cdk8s-kubeadm:')) return [];
  const lines = new LineIndex(text, 1);
  return [...text.matchAll(COMMENT)].flatMap(({ index, 1: codes = '', 2: because = null }) => {
    const place = lines.placeAt(index);
    const location = { file, ...place, path: '', constructPath: null };
    const chunkIndex = chunkAt(chunks, place.line);
    const shared = { because, location, file, constructPath: null, chunkIndex };
    return codes.split(/[ \t]*,[ \t]*/).map((code) => ({ code, ...shared }));
  });
}

const chunkAt = (chunks: readonly Chunk[], line: number): number =>
  Math.max(
    0,
    chunks.findLastIndex(({ firstLine }) => firstLine <= line),
  );
