/** Every frame begins with its length, type, flags and stream (RFC 9113, 4.1). */
export const frameHeadLength = 9;

/** Types and flags of frames (RFC 9113, 6), as far as they are used. */
export const frameTypes = {
  data: 0,
  headers: 1,
  reset: 3,
  settings: 4,
  ping: 6,
  goAway: 7,
  windowUpdate: 8,
  acknowledge: 0x1,
  endStream: 0x1,
  endHeaders: 0x4,
} as const;

const settingIds = { 'enable-push': 2, 'initial-window-size': 4 } as const;

const nothing = Buffer.alloc(0);

export function frame(type: number, flags: number, streamId: number, payload: Buffer = nothing): Buffer {
  const bytes = Buffer.allocUnsafe(frameHeadLength + payload.length);
  bytes.writeUIntBE(payload.length, 0, 3);
  bytes.writeUInt8(type, 3);
  bytes.writeUInt8(flags, 4);
  bytes.writeUInt32BE(streamId, 5);
  payload.copy(bytes, frameHeadLength);
  return bytes;
}

export function readFrameHead(bytes: Buffer, at: number) {
  return {
    length: bytes.readUIntBE(at, 3),
    type: bytes.readUInt8(at + 3),
    flags: bytes.readUInt8(at + 4),
    streamId: bytes.readUInt32BE(at + 5) & 0x7fff_ffff,
  };
}

export function setting(name: keyof typeof settingIds, value: number): Buffer {
  const bytes = Buffer.alloc(6);
  bytes.writeUInt16BE(settingIds[name], 0);
  bytes.writeUInt32BE(value, 2);
  return bytes;
}

/** Lets the other side send so many more bytes on the connection. */
export function windowUpdate(by: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(by, 0);
  return frame(frameTypes.windowUpdate, 0, 0, bytes);
}
