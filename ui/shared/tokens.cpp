// The tables of colours. No other file names a colour.
#include <QApplication>
#include <QStyle>

#include "ui/shared/theme.h"

namespace bafar::shared {
namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

const Tokens& darkTokens()
{
    static const Tokens Table{
        rgb(0x0f1419),
        rgb(0x161c23),
        rgb(0x1d252e),
        rgb(0x2a343f),
        rgb(0xe6ebf0),
        rgb(0x97a4b1),
        rgb(0x5b6875),
        rgb(0x0f1419),
        rgb(0x4c9ffe),
        rgb(0x1f3a5a),
        rgb(0x2fb170),
        rgb(0xe0a11b),
        rgb(0xf26562),
        rgb(0x6d9af2),
        rgb(0x8b96a2),
        {rgb(0x35c3d6), rgb(0xb08cf5), rgb(0xee7fc0), rgb(0xaab54a), rgb(0xcfa98a), rgb(0xcdd6e0)},
        true};
    return Table;
}

const Tokens& lightTokens()
{
    static const Tokens Table{
        rgb(0xf4f6f8),
        rgb(0xffffff),
        rgb(0xffffff),
        rgb(0xdde3e9),
        rgb(0x17202a),
        rgb(0x566370),
        rgb(0x94a0ac),
        rgb(0xffffff),
        rgb(0x1668dc),
        rgb(0xe3eefc),
        rgb(0x157a3b),
        rgb(0xa84c08),
        rgb(0xc62828),
        rgb(0x1d4ed8),
        rgb(0x616b77),
        {rgb(0x0b7f92), rgb(0x7c3aed), rgb(0xb5197f), rgb(0x6a7311), rgb(0x8a5a36), rgb(0x3b4754)},
        false};
    return Table;
}

const Tokens& highContrastTokens()
{
    static const Tokens Table{
        rgb(0x000000),
        rgb(0x050607),
        rgb(0x0a0c0e),
        rgb(0x8c97a3),
        rgb(0xffffff),
        rgb(0xdbe2e9),
        rgb(0x9aa5b0),
        rgb(0x000000),
        rgb(0x7db9ff),
        rgb(0x0d3a6e),
        rgb(0x4ade80),
        rgb(0xfacc15),
        rgb(0xff8a86),
        rgb(0x9bbcff),
        rgb(0xc3ccd5),
        {rgb(0x5ee7f7), rgb(0xd0b6ff), rgb(0xffa6dc), rgb(0xd7e36a), rgb(0xf0cdb0), rgb(0xffffff)},
        true};
    return Table;
}

/// The table whose palette this is; null: nobody's.
const Tokens* findTokens(const QPalette& palette)
{
    const QRgb text = palette.color(QPalette::Active, QPalette::HighlightedText).rgb();
    const QRgb highlight = palette.color(QPalette::Active, QPalette::Highlight).rgb();
    for (const Tokens* tokens : {&darkTokens(), &lightTokens(), &highContrastTokens()}) {
        if (tokens->text.rgb() == text && tokens->selection.rgb() == highlight) {
            return tokens;
        }
    }
    return nullptr;
}

} // namespace

const Tokens& tokensOf(ThemeName name)
{
    switch (name) {
    case ThemeName::Light: return lightTokens();
    case ThemeName::HighContrast: return highContrastTokens();
    case ThemeName::Dark: return darkTokens();
    case ThemeName::System: break;
    }
    const QStyle* style = QApplication::style();
    const QPalette desktop = style != nullptr ? style->standardPalette() : QPalette();
    return desktop.color(QPalette::Window).lightness() < 128 ? darkTokens() : lightTokens();
}

const Tokens& tokensOf(const QPalette& palette)
{
    const Tokens* found = findTokens(palette);
    return found != nullptr ? *found : darkTokens();
}

bool isOurs(const QPalette& palette)
{
    return findTokens(palette) != nullptr;
}

} // namespace bafar::shared
