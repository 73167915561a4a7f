/** A file as URI reference: relative ones hang on the folder that was checked. */
export function artifactLocation(file: string): { uri: string; uriBaseId?: string } {
  const uri = file.split('/').map(encodeSegment).join('/');
  return file.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: '%SRCROOT%' };
}

/** A colon would make a scheme of the first segment; half a pair of surrogates is no character. */
const encodeSegment = (segment: string): string =>
  encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'));
