#include "ui/shared/theme.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QPalette>
#include <QRawFont>
#include <QStyleHints>
#include <cmath>
#include <optional>

#include "ui/shared/base_style.h"
#include "ui/shared/first_line.h"
#include "ui/shared/key_focus.h"
#include "ui/shared/style_sheet.h"

// Outside of namespaces, as the macro wants it.
static void initialiseFonts()
{
    Q_INIT_RESOURCE(fonts);
}

namespace bafar::shared {
namespace {

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) +
           0.0722 * channel(colour.blueF());
}

QPalette paletteOf(const Tokens& tokens)
{
    QPalette palette;
    palette.setColor(QPalette::Window, tokens.background);
    palette.setColor(QPalette::WindowText, tokens.text);
    palette.setColor(QPalette::Base, tokens.panel);
    palette.setColor(QPalette::AlternateBase, tokens.raised);
    palette.setColor(QPalette::Text, tokens.text);
    palette.setColor(QPalette::Button, tokens.raised);
    palette.setColor(QPalette::ButtonText, tokens.text);
    palette.setColor(QPalette::Highlight, tokens.selection);
    palette.setColor(QPalette::HighlightedText, tokens.text);
    palette.setColor(QPalette::PlaceholderText, tokens.muted);
    palette.setColor(QPalette::ToolTipBase, tokens.raised);
    palette.setColor(QPalette::ToolTipText, tokens.text);
    palette.setColor(QPalette::Link, tokens.accent);
    palette.setColor(QPalette::BrightText, tokens.bad);
    palette.setColor(QPalette::Light, tokens.line);
    palette.setColor(QPalette::Mid, tokens.line);
    palette.setColor(QPalette::Dark, tokens.line);
    palette.setColor(QPalette::Shadow, tokens.background);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, tokens.faint);
    }
    return palette;
}

/// The families present on this machine, wanted ones first.
QStringList installed(const QStringList& wanted)
{
    const QStringList present = QFontDatabase::families();
    QStringList found;
    for (const QString& family : wanted) {
        if (present.contains(family)) {
            found.append(family);
        }
    }
    return found.isEmpty() ? QStringList{QFontInfo(QFont()).family()} : found;
}

/// Ours, for no package has it; the UI face, whose lines are no higher than Latin's. Noto's zero is
/// hardly more than a dot.
QString persianFamily()
{
    initialiseFonts();
    for (const char* weight : {"Regular", "SemiBold"}) {
        QFontDatabase::addApplicationFont(
            QStringLiteral(":/fonts/Vazirmatn-UI-%1.ttf").arg(QLatin1String(weight)));
    }
    return QStringLiteral("Vazirmatn UI");
}

/// Persian with the Latin letters within it: of one weight.
const QStringList& persianFamilies()
{
    static const QStringList Families =
        installed({persianFamily(), QStringLiteral("Noto Sans"),
                   QStringLiteral("Noto Sans Arabic UI"), QStringLiteral("DejaVu Sans")});
    return Families;
}

bool isMirrored()
{
    return QGuiApplication::layoutDirection() == Qt::RightToLeft;
}

QFont sans(int pixels, QFont::Weight weight)
{
    static const QStringList Families =
        installed({QStringLiteral("Inter"), QStringLiteral("Noto Sans"),
                   QStringLiteral("Noto Sans Arabic UI"), QStringLiteral("DejaVu Sans")});
    QFont font;
    font.setFamilies(isMirrored() ? persianFamilies() : Families);
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

/// Beside figures: Qt darkens PostScript outlines, as Inter's are, and others not; of what is light
/// on black that makes a whole step of weight.
bool areWordsBolder()
{
    if (isMirrored() ||
        &tokensOf(QGuiApplication::palette()) != &tokensOf(ThemeName::HighContrast)) {
        return false;
    }
    static const bool IsPostScript = !QRawFont::fromFont(bodyFont()).fontTable("CFF ").isEmpty();
    return IsPostScript;
}

/// Pixels from the middle of a line to its base line.
double belowMiddle(const QString& text, const QFont& font)
{
    const LineHeights line = firstLineOf(text, font);
    return line.ascent - line.height / 2;
}

} // namespace

double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a);
    const double two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

QColor stateColour(const Tokens& tokens, schema::State state)
{
    switch (state) {
    case schema::State::Ok: return tokens.ok;
    case schema::State::Degraded: return tokens.warn;
    case schema::State::Failed: return tokens.bad;
    case schema::State::Maintenance:
    case schema::State::Transition: return tokens.maintenance;
    case schema::State::Stale:
    case schema::State::Unknown:
    case schema::State::NotMonitored:
    case schema::State::Disabled: return tokens.unknown;
    }
    return tokens.unknown;
}

QColor clusterColour(const Tokens& tokens, const QString& cluster)
{
    // Series hues are free of any state's meaning; a name always falls on the same one.
    quint32 sum = 2166136261U;
    for (const QChar letter : cluster) {
        sum = (sum ^ letter.unicode()) * 16777619U;
    }
    return tokens.series[sum % 5U];
}

QColor holdFill(const Tokens& tokens)
{
    return blend(tokens.text, tokens.accent, 0.3);
}

QColor foundFill(const Tokens& tokens)
{
    return blend(tokens.warn, tokens.background, tokens.dark ? 0.35 : 0.3);
}

void applyTheme(QApplication& application, ThemeName name)
{
    const Tokens& tokens = tokensOf(name);
    // Once: a style that goes takes what widgets remember of it along.
    if (!application.property("styled").toBool()) {
        application.setProperty("styled", true);
        QApplication::setStyle(makeBaseStyle());
        ringByKeys();
    }
    QApplication::setPalette(paletteOf(tokens));
    QApplication::setFont(bodyFont());
    application.setStyleSheet(styleSheet(tokens));
}

QBrush hatch(const QColor& colour, const QPointF& origin)
{
    QBrush brush(colour, Qt::BDiagPattern);
    brush.setTransform(QTransform::fromTranslate(origin.x(), origin.y()));
    return brush;
}

QColor blend(const QColor& colour, const QColor& under, double share)
{
    const auto mix = [share](double a, double b) {
        return static_cast<float>(a * share + b * (1 - share));
    };
    return QColor::fromRgbF(mix(colour.redF(), under.redF()), mix(colour.greenF(), under.greenF()),
                            mix(colour.blueF(), under.blueF()));
}

QFont bodyFont(int pixels)
{
    return sans(pixels, QFont::Normal);
}

QFont titleFont()
{
    return sans(15, QFont::DemiBold);
}

QFont strongFont()
{
    return sans(13, QFont::DemiBold);
}

QFont captionFont()
{
    return sans(11, QFont::Normal);
}

QFont sectionFont()
{
    QFont font = sans(11, QFont::DemiBold);
    // Tracking tears joined Arabic letters apart, and they have no upper case.
    if (!isMirrored()) {
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0.9);
        font.setCapitalization(QFont::AllUppercase);
    }
    return font;
}

QFont technicalFont()
{
    // The last two have the marks without width that the others lack: one from the system's list
    // could be higher, and another one next time.
    static const QStringList Families =
        installed({QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono"),
                   QStringLiteral("Noto Sans Mono"), QStringLiteral("DejaVu Sans"),
                   QStringLiteral("Noto Sans")});
    QFont font;
    font.setFamilies(Families);
    font.setPixelSize(12);
    font.setStyleHint(QFont::Monospace);
    return font;
}

QFont figuresFont(int pixels)
{
    // Qt 6.4 cannot ask Inter for its tabular figures; these families have them by default.
    static const QStringList Families =
        installed({QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans Arabic UI"),
                   QStringLiteral("DejaVu Sans")});
    constexpr int BesideWords = 13; // smaller ones stand alone, and are centred as they are
    QFont font;
    font.setFamilies(isMirrored() ? persianFamilies() : Families);
    font.setPixelSize(pixels);
    if (pixels >= BesideWords && areWordsBolder()) {
        // Of Noto Sans there may be no weight between regular and bold; ours is there.
        font.setFamilies(persianFamilies());
        font.setWeight(QFont::DemiBold);
    }
    return font;
}

QFont axisFont()
{
    return figuresFont(isMirrored() ? 11 : 10); // a Persian zero is small
}

double toBaseLine(const QString& text, const QFont& font)
{
    if (text.isEmpty()) {
        return 0;
    }
    static std::optional<double> bodies[2]; // by direction: cells are painted by the thousand
    std::optional<double>& body = bodies[isMirrored() ? 1 : 0];
    if (!body) {
        body = belowMiddle(QStringLiteral("0"), bodyFont());
    }
    return *body - belowMiddle(text, font);
}

} // namespace bafar::shared
