import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureSize } from '#domain/picture-size.ts';
import { svgSize, unsafeInSvg } from '#domain/svg.ts';

const size = fc.record({ width: fc.integer({ min: 1, max: 16_000 }), height: fc.integer({ min: 1, max: 16_000 }) });

/** Bytes from texts and numbers. */
function bytes(...parts: (string | number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  );
}

const big = (value: number, length: number) =>
  Array.from({ length }, (_, at) => Math.floor(value / 256 ** (length - 1 - at)) % 256);
const little = (value: number, length: number) => big(value, length).reverse();

const FORMATS: Record<string, (width: number, height: number) => Uint8Array> = {
  png: (width, height) =>
    bytes([0x89], 'PNG\r\n\x1a\n', big(13, 4), 'IHDR', big(width, 4), big(height, 4), [8, 6, 0, 0, 0]),
  gif: (width, height) => bytes('GIF89a', little(width, 2), little(height, 2), [0, 0, 0]),
  jpeg: (width, height) =>
    bytes(
      [0xff, 0xd8, 0xff, 0xe0],
      big(16, 2),
      'JFIF\0',
      new Array(9).fill(0),
      [0xff, 0xc2],
      big(17, 2),
      [8],
      big(height, 2),
      big(width, 2),
    ),
  'webp, lossy': (width, height) =>
    bytes(
      'RIFF',
      little(30, 4),
      'WEBPVP8 ',
      little(18, 4),
      [0, 0, 0, 0x9d, 1, 0x2a],
      little(width, 2),
      little(height, 2),
    ),
  'webp, lossless': (width, height) =>
    bytes('RIFF', little(30, 4), 'WEBPVP8L', little(18, 4), [0x2f], little(width - 1 + (height - 1) * 16_384, 4)),
  'webp, extended': (width, height) =>
    bytes('RIFF', little(30, 4), 'WEBPVP8X', little(10, 4), [0, 0, 0, 0], little(width - 1, 3), little(height - 1, 3)),
  avif: (width, height) =>
    bytes(
      big(24, 4),
      'ftypavif',
      big(20, 4),
      'ispe',
      big(0, 4),
      big(1, 4),
      big(1, 4),
      big(20, 4),
      'ispe',
      big(0, 4),
      big(width, 4),
      big(height, 4),
      new Array(16).fill(0),
    ),
};

describe('pictureSize', () => {
  it.each(Object.keys(FORMATS))('reads %s', (name) => {
    fc.assert(
      fc.property(size, ({ width, height }) => {
        expect(pictureSize(FORMATS[name]?.(width, height) ?? new Uint8Array())).toEqual({ width, height });
      }),
    );
  });

  it('turns a photo that the camera held upright', () => {
    const entry = [...big(0x112, 2), ...big(3, 2), ...big(1, 4), ...big(6, 2), 0, 0];
    const exif = bytes('Exif\0\0MM', big(42, 2), big(8, 4), big(1, 2), entry, big(0, 4));
    const photo = bytes(
      [0xff, 0xd8, 0xff, 0xe1],
      big(exif.length + 2, 2),
      [...exif],
      [0xff, 0xc0],
      big(17, 2),
      [8],
      big(300, 2),
      big(400, 2),
    );
    expect(pictureSize(photo)).toEqual({ width: 300, height: 400 });
  });

  it('says nothing about anything else and never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(FORMATS)),
        fc.nat(60),
        fc.uint8Array({ maxLength: 80 }),
        (format, cut, noise) => {
          const broken = Uint8Array.from([...format(10, 10).slice(0, cut), ...noise]);
          const found = pictureSize(broken);
          expect(found === null || (found.width > 0 && found.height > 0)).toBe(true);
        },
      ),
    );
    expect(pictureSize(new Uint8Array())).toBeNull();
  });
});

describe('svgSize', () => {
  it('takes width and height, else the view box', () => {
    expect(svgSize(`<?xml version="1.0"?>\n<svg width="640px" height='360' viewBox="0 0 1 1">`)).toEqual({
      width: 640,
      height: 360,
    });
    expect(svgSize('<svg viewBox="0 0 640.4 360" width="100%">')).toEqual({ width: 640, height: 360 });
    expect(svgSize('<svg data-note=">" viewBox="0,0,64,36">')).toEqual({ width: 64, height: 36 });
    for (const none of ['', '<svg>', '<svg width="1em" height="1em">', '<svg viewBox="0 0 0 0">', 'svg'])
      expect(svgSize(none)).toBeNull();
  });
});

describe('unsafeInSvg', () => {
  it.each([
    '<svg onload="alert(1)">',
    '<svg><a\nonclick = "x">',
    '<svg><script>alert(1)</script>',
    '<svg><svg:script>',
    '<svg><SCRIPT href="x">',
    '<svg><foreignObject><b>x</b></foreignObject>',
    '<svg><image href="https://evil.test/x.png"/>',
    '<svg><use xlink:href="other.svg#a"/>',
    '<svg><a href="javascript:alert(1)">',
    '<svg><a href="&#106;avascript:alert(1)">',
    '<svg><image href=x>',
    '<svg><image href="data:image/svg+xml;base64,PHN2Zz4="/>',
    '<svg style="fill: url(https://evil.test/x)">',
    '<svg><style>@import "x.css";</style>',
    '<svg><style>a { fill: u\\72l(x) }</style>',
    '<svg><set attributeName="href" to="javascript:alert(1)"/>',
    '<svg><animate attributeName="xlink:href" values="x"/>',
    '<!DOCTYPE svg [<!ENTITY x "y">]><svg>&x;</svg>',
    '<?xml-stylesheet href="x.css"?><svg>',
    '<svg><iframe src="x">',
  ])('refuses %s', (text) => {
    expect(unsafeInSvg(text)).not.toBeNull();
  });

  it('lets a plain picture through, and says the line of what it finds', () => {
    const plain =
      '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1"><title>Once upon a time</title><defs><linearGradient id="a"/></defs><style>.b { fill: url(#a) }</style><use href="#a" class="b"/><image href="data:image/png;base64,AAAA"/></svg>';
    expect(unsafeInSvg(plain)).toBeNull();
    expect(unsafeInSvg(`${plain}\n<script/>`)).toEqual({ what: 'a script', line: 4 });
  });
});
