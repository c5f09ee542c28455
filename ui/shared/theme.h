#pragma once
// The console's colours, fonts and widget style: the one place that names a colour.
//
// A theme is a table of tokens. applyTheme() turns it into the application's palette and style
// sheet; painted widgets ask tokensOf(their palette) and so follow the theme of the window they are
// in, without any global object. That every text can be read is checked twice: the tables by
// tests/console/theme_test, each text on each surface; and what is really painted on every page by
// tests/console/soundness_test. GUI thread only, except the tables, which are constant.
#include <QApplication>
#include <QBrush>
#include <QColor>
#include <QFont>
#include <QPalette>
#include <array>

#include "core/schema/state.h"

namespace bafar::shared {

enum class ThemeName : std::uint8_t { System, Dark, Light, HighContrast };

/// One theme's colours, named by what they are for.
struct Tokens {
    QColor background; ///< window and canvas
    QColor panel;      ///< bars, inspector, dialogs
    QColor raised;     ///< cards and buttons
    QColor line;       ///< hairlines
    QColor text;
    QColor muted;    ///< the second level of text
    QColor faint;    ///< decoration and disabled things; never text that informs
    QColor onAccent; ///< text on the accent
    QColor accent;   ///< the one thing to do
    QColor selection;
    QColor ok;
    QColor warn;
    QColor bad;
    QColor maintenance;
    QColor unknown;
    std::array<QColor, 6> series; ///< chart lines; none is a state's hue
    bool dark = false;
};

/// The table of a theme; System resolves to Dark or Light by the desktop's own palette.
[[nodiscard]] const Tokens& tokensOf(ThemeName name);

/// The table whose palette this is; Dark when it is nobody's.
[[nodiscard]] const Tokens& tokensOf(const QPalette& palette);

/// True where applyTheme() made this palette, of whichever theme.
[[nodiscard]] bool isOurs(const QPalette& palette);

/// Contrast by WCAG 2.1 (1 to 21).
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

/// The colour of a state's mark. Stale has the last colour's place taken by unknown: age, not
/// health, is what is known.
[[nodiscard]] QColor stateColour(const Tokens& tokens, schema::State state);

/// The colour of a cluster's band, chosen by its name, so that two clusters are told apart.
[[nodiscard]] QColor clusterColour(const Tokens& tokens, const QString& cluster);

/// What fills a primary button while it is held; text on it is easier to read than on the accent.
[[nodiscard]] QColor holdFill(const Tokens& tokens);

/// What stands behind a word that is found by a search; text on it is easy to read.
[[nodiscard]] QColor foundFill(const Tokens& tokens);

/// Sets style, palette, style sheet and fonts of the application.
void applyTheme(QApplication& application, ThemeName name);

/// Diagonals that stand where they do in relation to `origin`: a bare brush has them in relation to
/// the surface, so that two like areas would differ by their place on it.
[[nodiscard]] QBrush hatch(const QColor& colour, const QPointF& origin);

/// `colour` over `under`, as opaque colour; `share` 0 to 1.
[[nodiscard]] QColor blend(const QColor& colour, const QColor& under, double share);

[[nodiscard]] QFont bodyFont(int pixels = 13);
[[nodiscard]] QFont titleFont();     ///< 15 px, semibold
[[nodiscard]] QFont strongFont();    ///< 13 px, semibold
[[nodiscard]] QFont captionFont();   ///< 11 px
[[nodiscard]] QFont sectionFont();   ///< 11 px, semibold, wide tracking
[[nodiscard]] QFont technicalFont(); ///< monospace, 12 px

/// Digits of one width, in another typeface than the rest: for what isFigure() and must not jitter.
/// As bold as the words beside them look, in the theme of the moment.
[[nodiscard]] QFont figuresFont(int pixels = 13);

/// The same for the values beside an axis: 10 px, 12 where the interface is right-to-left.
[[nodiscard]] QFont axisFont();

/// How many pixels `text`, centred in `font`, is moved down to share its base line with centred
/// words of bodyFont() beside it; negative: up.
[[nodiscard]] double toBaseLine(const QString& text, const QFont& font);

} // namespace bafar::shared
