"""Draws the signs of the terminal that JetBrains Mono and most systems lack, in its metrics, and writes signs.woff2 beside
this file. They are the lab's own drawing. Needs `pip install fonttools brotli`.

U+0965, two bars: a rollout that is paused. U+29C9, two squares: a replica set. Argo's plugin for kubectl prints both."""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM, ADVANCE, ASCENT, DESCENT = 1000, 600, 1020, -300
STROKE = 62


def box(pen, left, bottom, right, top, hole=False):
    """A rectangle; outlines go one way round, holes the other."""
    corners = [(left, bottom), (left, top), (right, top), (right, bottom)]
    if hole:
        corners.reverse()
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()


def bars():
    pen = TTGlyphPen(None)
    for left in (190, 190 + 2 * STROKE + 34):
        box(pen, left, 0, left + STROKE, 730)
    return pen.glyph()


def squares():
    """A square in front, and of the one behind it what the front leaves to be seen."""
    pen = TTGlyphPen(None)
    box(pen, 70, 30, 400, 420)
    box(pen, 70 + STROKE, 30 + STROKE, 400 - STROKE, 420 - STROKE, hole=True)
    pen.moveTo((200, 480))
    for point in [(200, 700), (530, 700), (530, 250), (460, 250), (460, 250 + STROKE), (530 - STROKE, 250 + STROKE),
                  (530 - STROKE, 700 - STROKE), (200 + STROKE, 700 - STROKE), (200 + STROKE, 480)]:
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def main():
    builder = FontBuilder(EM, isTTF=True)
    glyphs = {".notdef": TTGlyphPen(None).glyph(), "bars": bars(), "squares": squares()}
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({0x0965: "bars", 0x29C9: "squares"})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (ADVANCE, 0) for name in glyphs})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupNameTable({"familyName": "Stagecraft Signs", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    builder.setupPost(isFixedPitch=1)
    builder.font["head"].created = builder.font["head"].modified = 3_850_000_000
    builder.font.recalcTimestamp = False
    builder.font.flavor = "woff2"
    builder.save(Path(__file__).with_name("signs.woff2"))


main()
