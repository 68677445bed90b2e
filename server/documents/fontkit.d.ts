// The part of fontkit that the documents use; the package ships no types.
declare module 'fontkit' {
  export interface Box {
    readonly minX: number;
    readonly minY: number;
    readonly maxX: number;
    readonly maxY: number;
  }

  export interface Glyph {
    readonly id: number;
    readonly advanceWidth: number;
    readonly bbox: Box;
  }

  export interface Font {
    readonly fullName: string;
    readonly postscriptName: string;
    readonly unitsPerEm: number;
    readonly numGlyphs: number;
    getGlyph(id: number): Glyph;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
  }

  export interface Collection {
    readonly fonts: readonly Font[];
    getFont(postscriptName: string): Font | null;
  }

  export function create(file: Uint8Array, postscriptName?: string): Font | Collection;
}
