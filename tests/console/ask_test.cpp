// What only a person can say is asked for before there is a plan.
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "tests/console/dialog_fixture.h"
#include "tests/console/full_cluster.h"
#include "tests/support/main.h"
#include "ui/actions/rules.h"
#include "ui/shared/hold_button.h"
#include "ui/shared/item_text.h"

namespace bafar::test {

using ui::actions::PlanDialog;

class AskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void whatIsMissingIsAskedFor_data();
    void whatIsMissingIsAskedFor();
    void theImageThatRunsNowStandsThere();
    void nothingIsPlannedWithoutIt();
    void aRefusedValueCanBeMended();
    void textOfDirectionMarksStaysText();

private:
    PlanDialog& openUpdate();
    [[nodiscard]] QLineEdit* line(const char* name) const;

    std::unique_ptr<DialogFixture> on_;
};

static schema::ActionInfo updateOffer(const std::string& service)
{
    schema::ActionInfo offer;
    offer.name = "services.update";
    offer.title = "Update image";
    offer.subject = "services/" + service;
    offer.parameters = {{"service", "The service", true, {service}},
                        {"image", "The new image, as registry/name:tag", true, {}}};
    return offer;
}

void AskTest::initTestCase()
{
    shared::exposePaintedItems();
}

void AskTest::init()
{
    on_ = std::make_unique<DialogFixture>();
    speakFull(on_->agents);
    for (const auto& [name, link] : on_->agents) {
        link->sayOffers({updateOffer("api"), updateOffer("web")});
    }
    QTRY_VERIFY(on_->session->topology().find("services/web") != nullptr);
}

void AskTest::cleanup()
{
    on_.reset();
}

PlanDialog& AskTest::openUpdate()
{
    on_->dialog = new PlanDialog(*on_->session, {"services.update", {{"service", "web"}}, ""},
                                 on_->window.get());
    return *on_->dialog;
}

QLineEdit* AskTest::line(const char* name) const
{
    return on_->dialog->findChild<QLineEdit*>(QLatin1String(name));
}

void AskTest::whatIsMissingIsAskedFor_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<bool>("offered");
    QTest::addColumn<QString>("missing");
    QTest::newRow("given the service, the image is missing")
        << QStringLiteral("service=web") << true << QStringLiteral("image");
    QTest::newRow("given both, nothing is")
        << QStringLiteral("service=web image=r/web:2") << true << QString();
    QTest::newRow("given a service of no offer, there is no offer")
        << QStringLiteral("service=gone") << false << QString();
}

void AskTest::whatIsMissingIsAskedFor()
{
    QFETCH(QString, given);
    QFETCH(bool, offered);
    QFETCH(QString, missing);
    schema::ActionRequest request;
    request.action = "services.update";
    for (const QString& pair : given.split(QLatin1Char(' '))) {
        request.parameters[pair.section(QLatin1Char('='), 0, 0).toStdString()] =
            pair.section(QLatin1Char('='), 1).toStdString();
    }
    const std::vector<schema::ActionInfo> offers{updateOffer("api"), updateOffer("web")};
    const schema::ActionInfo* offer = ui::actions::offerOf(request, offers);
    QCOMPARE(offer != nullptr, offered);
    if (offer != nullptr) {
        QStringList names;
        for (const schema::ActionParameter& one : ui::actions::missingOf(request, *offer)) {
            names.append(QString::fromStdString(one.name));
        }
        QCOMPARE(names.join(QLatin1Char(' ')), missing);
        QCOMPARE(offer->subject, std::string("services/web"));
    }
}

void AskTest::theImageThatRunsNowStandsThere()
{
    openUpdate();
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Asking);
    QVERIFY(on_->n1().planned.empty());
    QCOMPARE(line("ask image")->text(), QStringLiteral("registry.lab:5000/web:2.4.1"));
    QCOMPARE(QApplication::focusWidget(), line("ask image"));
    QVERIFY(on_->text().contains(QLatin1String("Update image: web in lab")));
    QVERIFY(!on_->dialog->holdButton()->isVisible());
    line("ask image")->setText(QStringLiteral("  registry.lab:5000/web:2.5.0 "));
    QTest::keyClick(line("ask image"), Qt::Key_Return); // shows the plan, and does nothing
    QCOMPARE(on_->n1().planned.size(), std::size_t{1});
    QCOMPARE(on_->n1().planned[0].parameters.at("image"),
             std::string("registry.lab:5000/web:2.5.0"));
    QCOMPARE(on_->n1().planned[0].parameters.at("service"), std::string("web"));
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Planned);
    QVERIFY(on_->n1().confirmations.empty());
}

void AskTest::nothingIsPlannedWithoutIt()
{
    openUpdate();
    line("ask image")->setText(QStringLiteral("   "));
    QPushButton* show = on_->button("Show the plan");
    QVERIFY(show != nullptr);
    QVERIFY(!show->isEnabled());
    QTest::keyClick(line("ask image"), Qt::Key_Return);
    QVERIFY(on_->n1().planned.empty());
    line("ask image")->setText(QStringLiteral("r/web:3"));
    QVERIFY(show->isEnabled());
    QTest::keyClick(on_->dialog, Qt::Key_Escape);
    QVERIFY(on_->n1().planned.empty());
}

void AskTest::aRefusedValueCanBeMended()
{
    on_->n1().planAnswer = fail(Code::InvalidInput, "\"r/web 3\" is no image");
    openUpdate();
    line("ask image")->setText(QStringLiteral("r/web 3"));
    QTest::keyClick(line("ask image"), Qt::Key_Return);
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Refused);
    QPushButton* again = on_->button("Plan again");
    QVERIFY(again != nullptr);
    QTest::mouseClick(again, Qt::LeftButton);
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Asking);
    QCOMPARE(line("ask image")->text(), QStringLiteral("r/web 3"));
    on_->n1().planAnswer = handOverPlan("n2");
    line("ask image")->setText(QStringLiteral("r/web:3"));
    QPushButton* show = on_->button("Show the plan");
    QVERIFY(show != nullptr);
    QTest::mouseClick(show, Qt::LeftButton);
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Planned);
    QCOMPARE(on_->n1().planned.back().parameters.at("image"), std::string("r/web:3"));
}

void AskTest::textOfDirectionMarksStaysText()
{
    Full wish;
    wish.hostile = "\xE2\x80\xAEgpj"; // a right-to-left override
    speakFull(on_->agents, wish);
    for (const auto& [name, link] : on_->agents) {
        link->sayOffers({updateOffer("web")});
    }
    QTRY_VERIFY(on_->session->topology().find("services/web")->entity.title != "web");
    openUpdate();
    QVERIFY(!line("ask image")->text().contains(QChar(0x202E)));
}

} // namespace bafar::test

using bafar::test::AskTest;
TEST_CLASS(AskTest)
#include "ask_test.moc"
