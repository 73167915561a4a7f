/**
 * Sends the requests that come as lines of JSON, one after the other on a connection that is kept,
 * and answers with a line of JSON each. `ApiServer` puts it into the network of the server.
 */
import { Agent as HttpAgent, request as httpRequest, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { createInterface } from 'node:readline';

/** `text` is sent as it is, so that the server's own reader judges it. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text?: string;
}

/** Status 0: nobody listens, or no answer in time; the body says why. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

const TIMEOUT_MILLISECONDS = 30_000;
const KEPT = { keepAlive: true, maxSockets: 1 };
const plain = new HttpAgent(KEPT);
const secure = new HttpsAgent({ ...KEPT, rejectUnauthorized: false });

function send({ method, url, headers, text = '' }: HttpRequest): Promise<HttpAnswer> {
  const isSecure = url.startsWith('https:');
  const ask = isSecure ? httpsRequest : httpRequest;
  const agent = isSecure ? secure : plain;
  const options: RequestOptions = {
    method,
    agent,
    headers: { ...headers, 'Content-Length': Buffer.byteLength(text) },
  };
  return new Promise((resolve) => {
    const sent = ask(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    sent.setTimeout(TIMEOUT_MILLISECONDS, () => sent.destroy(new Error('no answer in time')));
    sent.on('error', ({ message }) => resolve({ status: 0, body: message }));
    sent.end(text);
  });
}

async function answerAll(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await send(JSON.parse(line) as HttpRequest))}\n`);
  }
}

void answerAll();
