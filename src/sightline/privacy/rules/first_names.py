"""First names that children and parents here bear: a help in telling a name from any other word with a capital.

No list is whole: beside the plainest family words a capital alone is taken for a name.
"""

from __future__ import annotations

from sightline.privacy.rules.wordlists import words

FIRST_NAMES = words(
    """
    aaliyah aaron abbie abby abdul abdullah abel abigail abraham ada adam adele adnan adrian agnes ahmad ahmed aidan
    aiden ailsa aimee aisha aisling ajay akira alan alana albert albie alec aled alejandro aleksander alessia alex
    alexa alexander alexandra alexis alfie alfred ali alice alicia alina alisha alison alistair aliyah allan allison
    alma alyssa amal amanda amara amber amelia amelie amelka amina amir amira amy ana ananya anas anastasia anders
    andre andrea andreea andrei andrew andrzej andy angela angelina angus anika anita anna annabel annabelle anne
    annette annie anthony anton antonia antonio anwen aoife april arabella aria ariana arjun arlo armani arnold arran
    arthur arya asha ashley asif asim astrid athena aubrey audrey aurora austin autumn ava avery aya ayaan ayesha
    aylin ayo ayomide aysha azra baran barbara barney barry beatrice beau becky bella ben benjamin bernadette bernard
    bertie beth bethan bethany beti betty beverley bilal billie billy blake blessing bobby bogdan bonnie bradley
    brandon brenda brendan brian briana bridget bridie brody bronte bronwen brooke bruce bryan bryn bryony caitlin
    caleb callie callum calum calvin cameron camilla cara carl carla carly carol caroline carrie carys casey caspian
    cassandra cassie catherine cathy catrin cecilia ceri charlene charles charley charlie charlotte chelsea cherie
    cheryl chiara chidi chinedu chloe chris christian christina christine christopher ciara cillian claire clara clare
    claudia clifford clive cody colin connie connor conor constance cora corey cormac courtney craig cristian cruz
    cynthia cyrus daisy dale damian damien damon dan dana daniel daniela daniella danielle danny daphne dara darcey
    darcie darcy daria darius darren dave david dawn dawid dayo deborah debbie declan deepak delilah delroy demi denis
    denise dennis derek desmond dexter diana diane diego dilan dimitri dominic dominik dominika donald donna dora
    doreen doris dorothy dougie douglas duncan dwayne dylan eamon ebony eddie edie edith edward edwin eesa efa eileen
    eilidh eira elaine eleanor elena eli eliana elias elif elijah elin elisa elise elisha eliza elizabeth ella elle
    ellen ellie elliot elliott ellis eloise elsa elsie eluned emeka emil emilia emilie emily emma emmanuel emmett emre
    enfys enid enoch enzo eric erica erik erin esme esmee esther ethan ethel eva evan evangeline eve evelyn evie ezra
    fahad faith faizan farah faris fatima fatimah faye felicity felix femi fern ffion fiadh filip finlay finley finn
    fiona fletcher flora florence florin floyd folasade frances francesca francis frank frankie fraser fred freddie
    frederick freya funmi gabriel gabriela gabriella gareth garry gary gavin gemma geoff geoffrey george georgia
    georgie georgina gerald geraldine gethin gillian gina giovanni gladys glen glenn gloria glyn gordon grace gracie
    graeme graham gregor greg gregory greta gruff gulsen gurpreet guy gwen gwyneth habib hadiya hafsa haider hailey
    hallie hamish hamza hana hani hanna hannah harjit harlow harley haroon harper harpreet harriet harrison harry
    harvey hasan hassan hattie hayden hayley hazel heath heather heidi helen helena helga henry herbert hettie hilary
    hira holly honor hope howard hugh hugo humaira humphrey hussain hussein ian ibrahim ida idris ieuan ifeoma igor
    ikram ilyas imani imogen imran ina inaya indie indigo ines inga ioan ioana iona ira irene irina iris isaac isabel
    isabella isabelle isha isiah isla ismael ismail isobel issa ivan ivo ivy izabela izzy jace jack jackie jackson
    jacob jacqueline jada jade jaden jago jai jaiden jake jakub jama jamal james jamie jamila jan jana jane janet
    janice janine jared jasmin jasmine jason jasper jaspreet javed javid jax jaxon jay jayden jaydon jayne jean jed
    jeff jeffrey jemima jemma jen jenna jennie jennifer jenny jensen jeremy jerome jerry jess jesse jessica jessie
    jill jim jimmy joan joanna joanne jodie joe joel joey johan john johnny jolene jon jonah jonas jonathan joni
    jordan jorge jose joseph josephine josh joshua josie joy joyce juan jude judith judy julia julian julie juliet
    juliette june junaid junior justin justyna kacey kacper kai kaiden kaleb kamal kamil kamila kane kara karen karim
    karina karl karol karolina kasia kasper kate katarzyna katherine kathleen kathryn kathy katie katrina katy kay
    kaya kayden kayla kayleigh keanu keeley keira keiran keith kelechi kelly kelsey kelvin ken kendra kenneth kenny
    kenzie keon kerri kerry kevin khadija khalid kian kiana kiara kiera kieran kieron kim kimberley kinga kiran
    kirsten kirsty kit klaudia kofi konrad kristen kristina krystian krzysztof kwame kyle kyra kyran lacey lachlan
    laila lara larissa larry latisha laura lauren laurence layla layton lea leah leanne lee leela leighton leila lena
    lennie lennon lenny leo leon leona leonard leonie leroy lesley leslie leticia lewis lexi lexie leyla liam lian
    liana libby lidia lila lilah lili lilian lillian lillie lilly lily lina linda lindsay lindsey lisa lloyd logan
    lois lola lorenzo loretta lorna lorraine lottie lou louie louis louisa louise luca lucas lucia lucian lucille
    lucinda lucy luis luka lukas luke luna luqman lydia lyla lynda lynn lynne lyra mabel mackenzie macsen maddie
    maddison madeleine madison mae magdalena maggie magnus maha mahmoud maisie maisy maja malachi malachy malak
    malcolm malik mandy manon manuel marcel marcia marco marcus mared margaret maria mariam marian marianne marie
    marilyn marina mario marion marissa marius marjorie marley marlon marta martha martin martina martyn marvin mary
    maryam mason mateo mateusz mathew matilda matt matteo matthew maureen maurice mavis max maxim maximus maxine
    maxwell maya megan mehmet mehreen mei mel melanie melissa melody mercy meredith mia mica micah michael michaela
    michal michelle miguel mihai mike mikey mikolaj mila milan miles miley millie milly milo mimi mina minnie mira
    miranda miriam mitchell mo moesha mohamed mohammad mohammed moira molly mona monica monika montgomery morgan moses
    mubarak muhammad muna murray musa mustafa mya myfanwy myla myles myra nabil nadia nadine naila naomi nasir nasra
    natalia natalie natasha nathan nathaniel nazir ned neha neil nell nellie nelson nesta neve niall niamh nico
    nicholas nick nicky nicola nicole nigel nikita nikki nikola nina nisha noah noel noemi nola noor nora noreen norma
    norman nour nova nuala nusrat nyah nyla obi octavia odin oisin olamide olaf olga oliver olivia olivier ollie olu
    oluwaseun olumide omar omari ophelia oran orla orlando oscar oskar osian osman otis otto owain owen owusu ozzy
    paddy paige pamela paris parker parveen pascal patience patricia patrick patryk patsy paul paula pauline pawel
    peggy penelope penny percy perry peter petra petros phil philip philippa phillip phoebe phoenix phyllis pierre
    piotr pippa polly poppy precious preston princess priya priyanka przemek quentin quinn rachael rachel radu rafael
    rafferty rahim rahul raja rajesh ralph ramona rana rania rashid raul ravi raven ray raymond rayyan razia rebecca
    rebekah reece reegan reena reggie rehan reina remi remy rena renata rene reuben rex reza rhiannon rhodri rhona
    rhys ria rian ricardo richard richie rick ricky rico riley rio rita river rob robbie robert roberta roberto robin
    robyn rocco rochelle roderick rodney roger rohan roisin roksana roland roman romeo romilly romy ron ronald ronan
    ronnie roopa rory rosa rosalind rosaleen rosanna rose roseanne rosemary rosie ross rowan rowena roxanne roy ruairi
    ruben ruby rufus rupert russell ruth ryan rylan saad sabah sabina sabrina sachin sadia sadie safa saffron safiya
    sahar said saira sajid sakina salim sally salma sam samantha samara sami samina samir samira sammy samson samuel
    sana sandeep sandra sandy sanjay santiago saoirse sapphire sara sarah sasha saskia saul savannah scarlet scarlett
    scott sean sebastian selena selina selma serena seren seth shabana shah shahid shaun shaunagh shauna shane shania
    shanice shannon sharon shay shayla shazia sheikh sheila shelby shelley sherry shirley shona shreya shyanne sian
    sid sidney siena sienna sierra sikander simon simone simran sinead siobhan skye skyla skylar sofia sofie solomon
    somaya sonia sonny sonya sophia sophie sorcha spencer stacey stacy stan stanislaw stanley stefan stefania stella
    steph stephanie stephen steve steven stewart stuart sue sufyan suki suleiman sultan suman sumaya summer sunita
    susan susanna susie suzanne sven sybil sylvia syed szymon tabitha taha tahir taj taliyah talia tallulah tamara
    tamika tammy tamsin tania tanisha tanvi tanya tara tariq tasha tasnim tatiana taylor teagan ted teddy temi teresa
    terence terry tess tessa thea theo theodore theresa thomas tia tiago tiana tiegan tiffany tilly tim timothy tina
    tito tobi tobias toby todd tom tomas tomasz tommy toni tony tracey tracy travis trevor tricia trinity tristan troy
    trudy tudor tyler tyra tyrell tyrone tyson uma umar una ursula usman uzma valentina valerie vanessa vera verity
    veronica vicky victor victoria vihaan vijay vikram vincent viola violet violeta vivian vivienne viktor viktoria
    wade walter wanda warren wayne wendy wesley weronika whitney wiktor wilbur wilf wilfred will william willow
    winifred winnie winston wojciech woody wyatt xander xanthe xavier yahya yann yara yasir yasin yasmin yasmine
    yasmina yewande yolanda yousef ysabel yuki yunus yusra yusuf yvette yvonne zac zach zachariah zachary zack zahra
    zaid zain zainab zak zakariya zane zara zaynab zayn zeeshan zeinab zelda zena zia zion ziva zoe zofia zola zoya
    zuri zuzanna zygmunt
    """
)
