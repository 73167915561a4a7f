import { splitHostPort } from '../go-host-port';
import { trimSpace } from '../go-value';

const WEB = /^https?:\/\/(?:[^/?#]*@)?([^/?#@]*)(?:[?#].*)?$/i;
const UNIX = /^unixs?:/i;

/** etcd `types.NewURLs`: host and port, no path, commas between. */
export const areEtcdUrls = (text: string): boolean => text.split(',').every(isEtcdUrl);

function isEtcdUrl(text: string): boolean {
  const url = trimSpace(text);
  if (UNIX.test(url)) return true;
  const host = WEB.exec(url)?.[1];
  const pair = host === undefined ? undefined : splitHostPort(host);
  return pair !== undefined && /^\d*$/.test(pair.port) && !/[\s<>"\\^`{|}]|%(?!25)/.test(pair.host);
}
