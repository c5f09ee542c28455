#include "app/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>
#include <algorithm>

#include "app/folders.h"
#include "app/options.h"
#include "ui/shared/figures.h"

static void loadTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace bafar::app {
namespace {

const QString LanguageKey = QStringLiteral("looks/language");

bool isPersian(const QString& language)
{
    return (language.isEmpty() ? QLocale::system().name().left(2) : language) ==
           QLatin1String("fa");
}

/// "MariaDB on n1" in Persian: a label would take the line for a left-to-right one.
bool beginsWithLatin(const QString& text)
{
    const auto isArabic = [](QChar letter) { return letter.script() == QChar::Script_Arabic; };
    return !text.isEmpty() && text[0].script() == QChar::Script_Latin &&
           std::any_of(text.begin(), text.end(), isArabic);
}

/// Sentences have the digits that a person chose, too: Qt writes those of "%Ln" in the language's
/// and those of "%n" in Latin ones. They run right-to-left whatever they begin with.
class FiguredTranslator : public QTranslator {
public:
    using QTranslator::QTranslator;

    QString translate(const char* context,
                      const char* source,
                      const char* disambiguation,
                      int count) const override
    {
        QString text = QTranslator::translate(context, source, disambiguation, count);
        // A null text says that there is no translation, and must stay null.
        if (!text.isNull() && shared::figures().digits == shared::Digits::Latin) {
            text.replace(QLatin1String("%Ln"), QLatin1String("%n"));
            for (QChar& letter : text) {
                const bool isDigit = letter >= QChar(0x06F0) && letter <= QChar(0x06F9);
                letter = isDigit ? QChar(u'0' + letter.digitValue()) : letter;
            }
        }
        if (beginsWithLatin(text)) {
            text.prepend(QChar(0x200F));
        }
        return text;
    }
};

} // namespace

QString chosenLanguage(const QString& file)
{
    const QString kept = QSettings(file, QSettings::IniFormat).value(LanguageKey).toString();
    return kept == QLatin1String("en") || kept == QLatin1String("fa") ? kept : QString();
}

void chooseLanguage(const QString& file, const QString& language)
{
    QSettings kept(file, QSettings::IniFormat);
    if (language.isEmpty()) {
        kept.remove(LanguageKey);
    } else {
        kept.setValue(LanguageKey, language);
    }
}

QString languageOf(const Options& options)
{
    const bool isChosen = options.language.isEmpty() && !options.headless;
    return isChosen ? chosenLanguage(settingsFile()) : options.language;
}

bool isSpoken(const QString& language)
{
    return isPersian(language) == (QLocale().language() == QLocale::Persian);
}

void applyLanguage(QApplication& application, const QString& language)
{
    loadTranslations();
    for (QTranslator* old : application.findChildren<QTranslator*>()) {
        delete old; // which takes it out of use
    }
    if (!isPersian(language)) {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        // English needs its plural forms too.
        auto* plurals = new QTranslator(&application);
        if (plurals->load(QStringLiteral(":/i18n/bafar_en.qm"))) {
            QCoreApplication::installTranslator(plurals);
        }
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        return;
    }
    QLocale::setDefault(QLocale(QLocale::Persian, QLocale::Iran));
    auto* qt = new QTranslator(&application);
    if (qt->load(QStringLiteral("qtbase_fa"), QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(qt);
    }
    auto* own = new FiguredTranslator(&application);
    if (own->load(QStringLiteral(":/i18n/bafar_fa.qm"))) {
        QCoreApplication::installTranslator(own);
    }
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
}

} // namespace bafar::app
