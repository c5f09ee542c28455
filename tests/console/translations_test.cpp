// The Persian has every text of the sources, and no other, and one word for one thing; the English
// has the plurals of all.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QMultiMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "tests/support/main.h"

namespace bafar::test {

class TranslationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
    void whatIsMissingOrUnusedIsFound();
    void whatMeansAnotherHasAnotherWord_data();
    void whatMeansAnotherHasAnotherWord();
    void theMapHasOneName();
};

static QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static bool write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return QFileInfo(path).dir().mkpath(QStringLiteral(".")) && file.open(QIODevice::WriteOnly) &&
           file.write(content) == content.size();
}

/// lupdate 6.4 is no compiler: the namespace of a function's type and the type of an enum's values
/// are classes to it, which it takes what follows for a part of.
static QString asLupdateReads(QString source)
{
    static const QRegularExpression OfStandard(QStringLiteral("\\bstd::(?=\\w)"));
    static const QRegularExpression OfFunction(
        QStringLiteral("^(?:\\w+::)+(?=\\w+(?:<.*>)?[&*]? [\\w~]+(?:::\\w+)?\\()"),
        QRegularExpression::MultilineOption);
    static const QRegularExpression OfEnum(QStringLiteral("\\b(enum (?:class )?\\w+) : [\\w:]+"));
    return source.remove(OfStandard).remove(OfFunction).replace(OfEnum, QStringLiteral("\\1"));
}

/// The sources of the console, as lupdate reads them; how many.
static int copySources(const QString& to)
{
    const QString root = qEnvironmentVariable("BAFAR_SOURCE_DIR") + QLatin1Char('/');
    int copied = 0;
    for (const char* folder : {"ui", "app"}) {
        QDirIterator files(root + QLatin1String(folder),
                           {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            const QString source = asLupdateReads(QString::fromUtf8(contentOf(path)));
            copied += write(to + QLatin1Char('/') + path.mid(root.size()), source.toUtf8()) ? 1 : 0;
        }
    }
    return copied;
}

/// Brings the file up to date with the sources beside it; what went wrong, or nothing.
static QString update(const QString& folder, const QString& file, const QStringList& options)
{
    QProcess lupdate;
    lupdate.setWorkingDirectory(folder);
    lupdate.setProcessChannelMode(QProcess::MergedChannels);
    QStringList arguments{QStringLiteral("-locations"), QStringLiteral("none")};
    for (const char* guess : {"sametext", "similartext", "number"}) {
        arguments << QStringLiteral("-disable-heuristic") << QString::fromLatin1(guess);
    }
    arguments << options << QStringLiteral("-I") << folder << QStringLiteral("ui")
              << QStringLiteral("app") << QStringLiteral("-ts") << file;
    lupdate.start(QLibraryInfo::path(QLibraryInfo::BinariesPath) + QStringLiteral("/lupdate"),
                  arguments);
    if (!lupdate.waitForStarted()) {
        return QStringLiteral("%1: install qt6-l10n-tools").arg(lupdate.errorString());
    }
    const bool fine = lupdate.waitForFinished() && lupdate.exitStatus() == QProcess::NormalExit &&
                      lupdate.exitCode() == 0;
    return fine ? QString() : QString::fromUtf8(lupdate.readAll());
}

/// "missing in AlertsPage: Group by rule" for each text of the one without the other.
static QStringList faultsIn(const QString& path)
{
    QStringList faults;
    QString context;
    QString text;
    QXmlStreamReader xml(contentOf(path));
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("source")) {
            text = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            const QString type = xml.attributes().value(QLatin1String("type")).toString();
            if (type.isEmpty()) {
                continue;
            }
            const QString fault = type == QLatin1String("unfinished") ? QStringLiteral("missing")
                                                                      : QStringLiteral("unused");
            faults.append(QStringLiteral("%1 in %2: %3").arg(fault, context, text));
        }
    }
    if (xml.hasError()) {
        faults.append(xml.errorString());
    }
    return faults;
}

void TranslationsTest::everyTextIsTranslated_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("given Persian, then every text")
        << QStringLiteral("bafar_fa.ts") << QStringList();
    QTest::newRow("given English, then every plural")
        << QStringLiteral("bafar_en.ts") << QStringList{QStringLiteral("-pluralonly")};
}

void TranslationsTest::everyTextIsTranslated()
{
    QFETCH(const QString, file);
    QFETCH(const QStringList, options);
    const QTemporaryDir folder;
    QVERIFY(copySources(folder.path()) > 100);
    const QByteArray translations = contentOf(qEnvironmentVariable("BAFAR_SOURCE_DIR") +
                                              QStringLiteral("/resources/translations/") + file);
    QVERIFY(!translations.isEmpty());
    QVERIFY(write(folder.filePath(file), translations));
    QCOMPARE(update(folder.path(), file, options), QString());
    const QStringList faults = faultsIn(folder.filePath(file));
    for (const QString& one : faults) {
        qWarning("%s", qPrintable(one));
    }
    QVERIFY2(faults.isEmpty(), "see resources/translations");
}

void TranslationsTest::whatIsMissingOrUnusedIsFound()
{
    const QTemporaryDir folder;
    QVERIFY(write(folder.filePath(QStringLiteral("app/a.cpp")),
                  "QString a() { return QCoreApplication::translate(\"A\", \"new\"); }"));
    QVERIFY(write(folder.filePath(QStringLiteral("ui/b.cpp")),
                  "QString b() { return QCoreApplication::translate(\"A\", \"both\"); }"));
    QVERIFY(write(folder.filePath(QStringLiteral("a.ts")),
                  "<?xml version=\"1.0\"?><!DOCTYPE TS><TS version=\"2.1\" language=\"fa\">"
                  "<context><name>A</name>"
                  "<message><source>both</source><translation>x</translation></message>"
                  "<message><source>old</source><translation>y</translation></message>"
                  "</context></TS>"));
    QCOMPARE(update(folder.path(), QStringLiteral("a.ts"), {}), QString());
    QStringList faults = faultsIn(folder.filePath(QStringLiteral("a.ts")));
    faults.sort();
    QCOMPARE(faults, (QStringList{QStringLiteral("missing in A: new"),
                                  QStringLiteral("unused in A: old")}));
}

/// The Persian of each English text, in whatever context.
static QMultiMap<QString, QString> persianTexts()
{
    QMultiMap<QString, QString> texts;
    QString english;
    QXmlStreamReader xml(contentOf(qEnvironmentVariable("BAFAR_SOURCE_DIR") +
                                   QStringLiteral("/resources/translations/bafar_fa.ts")));
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == QLatin1String("source")) {
            english = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            texts.insert(english, xml.readElementText(QXmlStreamReader::IncludeChildElements));
        }
    }
    return texts;
}

void TranslationsTest::whatMeansAnotherHasAnotherWord_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("given a step that was not run and a request that was not let through")
        << QStringLiteral("skipped") << QStringLiteral("refused");
    QTest::newRow("given a step that failed and one that was not run")
        << QStringLiteral("failed") << QStringLiteral("skipped");
}

void TranslationsTest::whatMeansAnotherHasAnotherWord()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    const QMultiMap<QString, QString> texts = persianTexts();
    QVERIFY(texts.contains(one) && texts.contains(other));
    for (const QString& persian : texts.values(one)) {
        QVERIFY2(!texts.values(other).contains(persian), qPrintable(persian));
    }
}

/// In Persian it has the name of its page everywhere.
void TranslationsTest::theMapHasOneName()
{
    const QString other = QStringLiteral("نقشه");
    for (const QString& persian : persianTexts()) {
        QVERIFY2(!persian.contains(other), qPrintable(persian));
    }
}

} // namespace bafar::test

using bafar::test::TranslationsTest;
TEST_CLASS(TranslationsTest)
#include "translations_test.moc"
