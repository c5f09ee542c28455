// Runbooks taken apart: their form, and what is not of it.
#include "core/alerts/runbook_text.h"

#include <QTest>

#include "tests/support/main.h"

namespace bafar::test {

class RunbookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void theFormIsRead()
    {
        const auto runbook = alerts::readRunbook("# A\n\nIt is\nso.\n\n## Look first\n1. one\n2. "
                                                 "`two`\n3. three\n\n## Then\nDo it.\n\n## Links\n"
                                                 "- page events\n- action a.b\n- entity node/\n");
        QVERIFY(runbook.has_value());
        const alerts::RunbookText expected{
            "A", "It is so.", {"one", "`two`", "three"}, "Do it.", {"events"}, {"a.b"}, {"node/"}};
        QVERIFY(*runbook == expected);
    }

    void whatIsNotOfTheFormIsNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("error");
        const QString look = QStringLiteral("# A\nm\n## Look first\n1. a\n2. b\n3. c\n");
        const QString then = look + QStringLiteral("## Then\nt\n");
        const auto row = [](const char* name, const QString& text, const char* error) {
            QTest::newRow(name) << text << QString::fromLatin1(error);
        };
        row("given nothing", QString(), "it needs");
        row("given no rule", QStringLiteral("m\n"), "begins with");
        row("given two things to look at", QStringLiteral("# A\nm\n## Look first\n1. a\n2. b\n"),
            "three things");
        row("given a fourth", look + QStringLiteral("4. d\n"), "4. d");
        row("given a number left out", QStringLiteral("# A\nm\n## Look first\n1. a\n3. c\n"),
            "3. c");
        row("given an unknown head", look + QStringLiteral("## Later\n"), "## Later");
        row("given a head twice", then + QStringLiteral("## Then\nu\n"), "## Then");
        row("given heads in another order", then + QStringLiteral("## Look first\n1. a\n"),
            "## Look first");
        row("given an unknown kind of link", then + QStringLiteral("## Links\n- url x\n"),
            "- url x");
        row("given a link to nothing", then + QStringLiteral("## Links\n- page \n"), "- page");
        row("given no page", then + QStringLiteral("## Links\n- action a.b\n"), "a page");
    }

    void whatIsNotOfTheFormIsNamed()
    {
        QFETCH(QString, text);
        QFETCH(QString, error);
        const auto runbook = alerts::readRunbook(text.toStdString());
        QVERIFY(!runbook);
        QCOMPARE(runbook.error().code, Code::InvalidInput);
        QVERIFY2(runbook.error().text.find(error.toStdString()) != std::string::npos,
                 runbook.error().text.c_str());
    }

    void commandsAreToldApart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("spans");
        QTest::newRow("given none") << QStringLiteral("a b") << QStringLiteral("a b");
        QTest::newRow("given one") << QStringLiteral("a `b c` d") << QStringLiteral("a |[b c]| d");
        QTest::newRow("given it alone") << QStringLiteral("`b`") << QStringLiteral("[b]");
        QTest::newRow("given two side by side")
            << QStringLiteral("`a``b`") << QStringLiteral("[a]|[b]");
        QTest::newRow("given one that is not closed")
            << QStringLiteral("a `b") << QStringLiteral("a `b");
        QTest::newRow("given nothing in it") << QStringLiteral("a``b") << QStringLiteral("a|b");
        QTest::newRow("given nothing") << QString() << QString();
    }

    void commandsAreToldApart()
    {
        QFETCH(QString, text);
        QStringList parts;
        for (const alerts::Span& span : alerts::spansOf(text.toStdString())) {
            const QString part = QString::fromStdString(span.text);
            parts.append(span.code ? QLatin1Char('[') + part + QLatin1Char(']') : part);
        }
        QTEST(parts.join(QLatin1Char('|')), "spans");
    }
};

TEST_CLASS(RunbookTest)

} // namespace bafar::test

#include "runbook_test.moc"
